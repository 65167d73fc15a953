import { useTranslation } from "react-i18next";

interface Props {
  notice: { text: string; url: string };
}

/** Evolution's licence asks that administrators be told; its wording is the licence's own. */
export function EvolutionNotice({ notice: { text, url } }: Props) {
  const { t } = useTranslation("operator");
  return (
    <p className="text-sm text-muted">
      <a href={url} rel="noreferrer" lang="en" className="font-medium text-accent underline underline-offset-3">
        {text}
      </a>{" "}
      {t("licence")}
    </p>
  );
}
