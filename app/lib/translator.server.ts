import type { TFunction } from "i18next";
import { serverI18n } from "./i18n.server";
import type { Area } from "./locales";
import { localeOf } from "./preferences.server";

/** Texts for loaders and actions: titles, toasts, refusals. Every key is named with its area: `auth:signIn.title`. */
export function translator(request: Request): TFunction<readonly ["common", ...Area[]]> {
  return serverI18n(localeOf(request)).t as TFunction<readonly ["common", ...Area[]]>;
}
