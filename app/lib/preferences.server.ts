import { DEFAULT_LOCALE, isLocale, type Locale, negotiateLocale } from "./locales";
import { isTheme, type Theme } from "./theme";

const YEAR_SECONDS = 31_536_000;

/** What a browser remembers of its person. None of it is secret or trusted. */
const COOKIES = { locale: "locale", theme: "theme", tenant: "tenant", mode: "mode" } as const;
export type Preference = keyof typeof COOKIES;

export function readCookie(request: Request, name: string): string | undefined {
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    const [key, ...value] = part.trim().split("=");
    if (key === name) return decodeValue(value.join("="));
  }
  return undefined;
}

function decodeValue(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // somebody else's cookie, or a damaged one
  }
}

export function readPreference(request: Request, name: Preference): string | undefined {
  return readCookie(request, COOKIES[name]);
}

/** A `Set-Cookie` that remembers a choice for a year. */
export function rememberPreference(name: Preference, value: string): string {
  return `${COOKIES[name]}=${encodeURIComponent(value)}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax; HttpOnly`;
}

export const forgetPreference = (name: Preference): string =>
  `${COOKIES[name]}=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly`;

/** The person's choice, or else what the browser asks for. */
export function localeOf(request: Request): Locale {
  const chosen = readPreference(request, "locale");
  if (isLocale(chosen)) return chosen;
  return negotiateLocale(request.headers.get("accept-language")) ?? DEFAULT_LOCALE;
}

export function themeOf(request: Request): Theme {
  const chosen = readPreference(request, "theme");
  return isTheme(chosen) ? chosen : "system";
}
