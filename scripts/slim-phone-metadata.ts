import { createRequire } from "node:module";

/** Countries and what else the metadata holds, as arrays: https://gitlab.com/catamphetamine/libphonenumber-js */
interface PhoneMetadata {
  countries: Record<string, unknown[]>;
  nonGeographic: Record<string, unknown[]>;
}

/** Where in a country's array stands how its numbers are written with spaces. */
const FORMATS = 4;

/** What tells whether a number is one, less how it is written with spaces: half of it. */
export function slimPhoneMetadata(): PhoneMetadata {
  const full: PhoneMetadata = createRequire(import.meta.url)("libphonenumber-js/metadata.min.json");
  return { ...full, countries: withoutFormats(full.countries), nonGeographic: withoutFormats(full.nonGeographic) };
}

const withoutFormats = (plans: Record<string, unknown[]>) =>
  Object.fromEntries(
    Object.entries(plans).map(([name, plan]) => [name, plan.map((part, at) => (at === FORMATS ? 0 : part))]),
  );
