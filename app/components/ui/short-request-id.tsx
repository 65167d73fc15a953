import { useTranslation } from "react-i18next";
import { CopyButton } from "./copy-button";

/** A request id in a row of a table. Its end tells ids of the same second apart; copied, it is whole. */
export function ShortRequestId({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <span className="inline-flex items-center gap-0.5">
      <code title={id} className="font-mono text-xs whitespace-nowrap text-muted">
        …{id.slice(-6)}
      </code>
      <CopyButton text={id} label={t("copyRequestId")} />
    </span>
  );
}
