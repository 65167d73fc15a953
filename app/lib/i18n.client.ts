import type { BackendModule, i18n, Resource } from "i18next";
import { createI18n } from "./i18n";
import { type Area, DEFAULT_LOCALE, isLocale } from "./locales";
import { TEXTS_ID } from "./texts";

const files = import.meta.glob<{ default: Record<string, unknown> }>("../locales/*/*.json");

/** Fetches an area when a screen first asks for it. */
const backend: BackendModule = {
  type: "backend",
  init: () => {},
  read: (locale, area, done) => {
    const load = files[`../locales/${locale}/${area}.json`];
    if (!load) return done(new Error(`no texts: ${locale}/${area}`), null);
    load().then(
      (file) => done(null, file.default),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
    );
  },
};

/** Starts with the texts that came with the page, so that hydration waits for nothing. */
export function browserI18n(): i18n {
  const language = document.documentElement.lang;
  const locale = isLocale(language) ? language : DEFAULT_LOCALE;
  const texts: Resource[string] = JSON.parse(document.getElementById(TEXTS_ID)?.textContent ?? "{}");
  return createI18n({ locale, areas: Object.keys(texts) as Area[], resources: { [locale]: texts }, backend });
}
