import { useTranslation } from "react-i18next";
import { CopyButton } from "./copy-button";
import { Notice } from "./notice";

interface Props {
  secret: string;
  /** What it opens. */
  label: string;
}

/** A secret that nobody can show again: in full, with copy, and with a warning. */
export function SecretOnce({ secret, label }: Props) {
  const { t } = useTranslation();
  return (
    <Notice tone="warn" title={t("secret.title")}>
      <p className="text-sm">{t("secret.hint")}</p>
      <div className="mt-2 flex items-center gap-1 rounded-md border border-line bg-surface py-1 pr-1 pl-3">
        <output aria-label={label} className="min-w-0 flex-1 font-mono text-sm break-all">
          {secret}
        </output>
        <CopyButton text={secret} label={t("secret.copy")} />
      </div>
    </Notice>
  );
}
