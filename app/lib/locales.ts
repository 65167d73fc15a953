/** The languages of the dashboard, each with its own name. */
export const LOCALES = { en: "English", id: "Bahasa Indonesia", "pt-BR": "Português (Brasil)" } as const;
export type Locale = keyof typeof LOCALES;

export const DEFAULT_LOCALE: Locale = "en";

/** One file of texts each, in `app/locales/<locale>/`. A route names those it needs in `handle.areas`. */
export const AREAS = [
  "common",
  "auth",
  "overview",
  "instances",
  "keys",
  "webhooks",
  "bots",
  "botWork",
  "pacing",
  "logs",
  "analytics",
  "billing",
  "team",
  "audit",
  "settings",
  "sandbox",
  "operator",
  "kit",
] as const;
export type Area = (typeof AREAS)[number];

export function isLocale(value: unknown): value is Locale {
  return typeof value === "string" && Object.hasOwn(LOCALES, value);
}

/** The best language for an `Accept-Language`; `pt` and `pt-PT` get the Portuguese we have. */
export function negotiateLocale(accepted: string | null): Locale | undefined {
  return (accepted ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const quality = parameters.find((parameter) => parameter.trim().startsWith("q="));
      return { tag: tag.toLowerCase(), weight: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => matchLocale(tag))
    .find((locale) => locale !== undefined);
}

function matchLocale(tag: string): Locale | undefined {
  const language = tag.split("-")[0];
  return (Object.keys(LOCALES) as Locale[]).find((locale) => locale.split("-")[0] === language);
}
