import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { makeFormat } from "./format";
import { useTimeZone } from "./time-zone";

/** Numbers, money and times as the person's language and the tenant's time zone write them. */
export function useFormat() {
  const { i18n } = useTranslation();
  const timeZone = useTimeZone();
  return useMemo(() => makeFormat(i18n.language, timeZone), [i18n.language, timeZone]);
}
