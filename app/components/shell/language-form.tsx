import { Form, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LOCALES, type Locale } from "../../lib/locales";

/** The languages as buttons, each in its own words. Works without a script and stays on the page. */
export function LanguageForm() {
  const { t, i18n } = useTranslation();
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action="/preferences" aria-label={t("shell.language")} className="flex flex-wrap gap-1">
      <input type="hidden" name="next" value={`${pathname}${search}`} />
      {(Object.keys(LOCALES) as Locale[]).map((locale) => (
        <button
          key={locale}
          type="submit"
          name="locale"
          value={locale}
          lang={locale}
          aria-pressed={locale === i18n.language}
          className="rounded-md px-2 py-1 text-sm text-muted hover:text-ink aria-pressed:font-medium aria-pressed:text-ink"
        >
          {LOCALES[locale]}
        </button>
      ))}
    </Form>
  );
}
