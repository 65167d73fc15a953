import { type BackendModule, createInstance, type i18n, type Resource } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Area, Locale } from "./locales";

interface Options {
  locale: Locale;
  areas: readonly Area[];
  /** Texts at hand: all of them on the server, those of the page in the browser. */
  resources: Resource;
  /** Fetches what is missing; the server has everything. */
  backend?: BackendModule;
}

/** One per request on the server, one per page in the browser. */
export function createI18n({ locale, areas, resources, backend }: Options): i18n {
  const instance = createInstance().use(initReactI18next);
  if (backend) instance.use(backend);
  // Nothing to wait for: the texts are there, and an area that comes later suspends what needs it.
  void instance.init({
    lng: locale,
    fallbackLng: false,
    ns: [...areas],
    defaultNS: "common",
    resources,
    partialBundledLanguages: true,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return instance;
}
