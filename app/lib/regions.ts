import type { Region } from "../../lib/contract/account";
import type { Locale } from "./locales";

const SOUTH_AMERICA =
  /^America\/(Sao_Paulo|Bahia|Belem|Fortaleza|Maceio|Manaus|Recife|Rio_Branco|Cuiaba|Campo_Grande|Porto_Velho|Boa_Vista|Araguaina|Santarem|Noronha|Argentina|Buenos_Aires|Santiago|Bogota|Lima|Caracas|La_Paz|Asuncion|Montevideo|Guayaquil)/;

const BY_CONTINENT: Readonly<Record<string, Region>> = {
  Africa: "afr",
  America: "enam",
  Asia: "apac",
  Australia: "oc",
  Europe: "weur",
  Pacific: "oc",
};

/** Where a tenant's data should live, from where its clock is. */
export function regionOf(timeZone: string): Region {
  if (SOUTH_AMERICA.test(timeZone)) return "sam";
  return BY_CONTINENT[timeZone.split("/")[0] ?? ""] ?? "weur";
}

/** Until the browser has said better. */
export const USUAL_TIME_ZONE: Readonly<Record<Locale, string>> = {
  en: "UTC",
  id: "Asia/Jakarta",
  "pt-BR": "America/Sao_Paulo",
};

/** All zones there are; UTC is in no list. */
export const timeZones = (): string[] => [
  "UTC",
  ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC"),
];
