// libphonenumber-js, less the JavaScript of 2009 and how numbers are written with spaces: half of it. The metadata is
// written by scripts/before-build.ts. wrangler.toml puts this file in the place of `libphonenumber-js/min`.
import { isSupportedCountry as isSupported } from "../../node_modules/libphonenumber-js/es6-modern/metadata.js";
import parsePhoneNumber from "../../node_modules/libphonenumber-js/es6-modern/parsePhoneNumber.js";
import metadata from "./build/phone-metadata.json";

export const isSupportedCountry = (country) => isSupported(country, metadata);

export const parsePhoneNumberFromString = (text, options) => parsePhoneNumber(text, options ?? {}, metadata);
