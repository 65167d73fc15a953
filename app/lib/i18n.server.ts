import type { EntryContext } from "@remix-run/cloudflare";
import type { i18n, Resource } from "i18next";
import { createI18n } from "./i18n";
import { AREAS, type Area, type Locale } from "./locales";

const files = import.meta.glob<Record<string, unknown>>("../locales/*/*.json", { eager: true, import: "default" });

const resources: Resource = {};
for (const [path, texts] of Object.entries(files)) {
  const [locale = "", area = ""] = path.replace("../locales/", "").replace(".json", "").split("/");
  resources[locale] = { ...resources[locale], [area]: texts };
}

/** All texts in one language, for what the server says itself. */
export function serverI18n(locale: Locale): i18n {
  return createI18n({ locale, areas: AREAS, resources });
}

/** What the matched routes asked for in `handle.areas`: these texts travel with the page. */
export function areasOf(context: EntryContext): Area[] {
  const named = context.staticHandlerContext.matches.flatMap(({ route }) => {
    const handle: unknown = context.routeModules[route.id]?.handle;
    const isNaming = typeof handle === "object" && handle !== null && "areas" in handle;
    return isNaming ? (handle.areas as Area[]) : [];
  });
  return [...new Set<Area>(["common", ...named])];
}
