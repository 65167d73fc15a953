import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "./button";

interface Props {
  /** As the list answered it; null on the last page. */
  nextCursor: string | null;
}

/** From page to page of a list that only knows its next one: the cursor is in the address, "back" is the browser's. */
export function Pagination({ nextCursor }: Props) {
  const { t } = useTranslation();
  const [parameters] = useSearchParams();
  const isFirst = !parameters.has("cursor");
  if (isFirst && nextCursor === null) return null;
  const at = (cursor: string | null) => {
    const next = new URLSearchParams(parameters);
    if (cursor === null) next.delete("cursor");
    else next.set("cursor", cursor);
    return `?${next}`;
  };
  return (
    <nav aria-label={t("pages.label")} className="flex justify-end gap-2">
      {!isFirst && (
        <ButtonLink size="sm" to={at(null)}>
          {t("pages.newest")}
        </ButtonLink>
      )}
      {nextCursor !== null && (
        <ButtonLink size="sm" to={at(nextCursor)} rel="next">
          {t("pages.older")}
        </ButtonLink>
      )}
    </nav>
  );
}
