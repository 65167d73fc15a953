import {
  type CountryCode,
  isSupportedCountry,
  type MetadataJson,
  parsePhoneNumberFromString,
} from "libphonenumber-js/core";
import type { PhoneProblem } from "./phone-problems";

/** What numbers look like in each country. */
export type PhoneMetadata = MetadataJson;

export interface PhoneRules {
  /** Of numbers without a country code; any other than those in `metadata` counts as none. */
  country: string | undefined;
  metadata: PhoneMetadata;
}

/** Zones of the countries that most tenants are in; where a number comes without +, it is one of these. */
const ZONES: readonly (readonly [RegExp, CountryCode])[] = [
  [/^Asia\/(Jakarta|Makassar|Jayapura|Pontianak)$/, "ID"],
  [
    /^America\/(Araguaina|Bahia|Belem|Boa_Vista|Campo_Grande|Cuiaba|Eirunepe|Fortaleza|Maceio|Manaus|Noronha|Porto_Velho|Recife|Rio_Branco|Santarem|Sao_Paulo)$|^Brazil\//,
    "BR",
  ],
  [/^Asia\/(Kuala_Lumpur|Kuching)$/, "MY"],
  [/^Asia\/Singapore$/, "SG"],
  [/^Europe\/Lisbon$|^Atlantic\/(Azores|Madeira)$/, "PT"],
];

/** The country that numbers without a country code are taken to be of; undefined where the zone does not say. */
export const countryOfZone = (timeZone: string): string | undefined => ZONES.find(([zone]) => zone.test(timeZone))?.[1];

/**
 * `0812 3456 789`, `+55 (11) 98765-4321`, `62812…` → digits with the country code, as WhatsApp wants them. A number without +
 * is one of `country`, unless it is none there but would be one with a + before it.
 */
export function normalisePhone(
  text: string,
  { country, metadata }: PhoneRules,
): { digits: string } | { problem: PhoneProblem } {
  const written = text.trim().replace(/^00(?=[1-9])/, "+");
  const home = country !== undefined && isKnown(country, metadata) ? country : undefined;
  const local = parsePhoneNumberFromString(written, home ? { defaultCountry: home } : {}, metadata);
  if (local?.isValid()) return { digits: local.number.slice(1) };
  const international = written.startsWith("+") ? undefined : parsePhoneNumberFromString(`+${written}`, metadata);
  if (international?.isValid()) return { digits: international.number.slice(1) };
  return { problem: problemOf(written, { home, isParsed: local !== undefined }) };
}

function problemOf(
  written: string,
  { home, isParsed }: { home: CountryCode | undefined; isParsed: boolean },
): PhoneProblem {
  const digits = written.replace(/\D/g, "").length;
  if (digits === 0 || /[a-z@]/i.test(written)) return "not_a_number";
  if (!home && !written.startsWith("+")) return "country_needed";
  if (digits < 8) return "too_short";
  if (digits > 15) return "too_long";
  return isParsed ? "not_in_use" : "not_a_number";
}

/** The library's own types take any word for a country there. */
const isKnown = (country: string, metadata: PhoneMetadata): country is CountryCode =>
  isSupportedCountry(country as CountryCode, metadata);
