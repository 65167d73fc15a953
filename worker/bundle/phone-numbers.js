// libphonenumber-js, less the JavaScript of 2009 and how numbers are written with spaces: half of it. wrangler.toml puts this
// file in the place of `libphonenumber-js/core`.
export { isSupportedCountry } from "../../node_modules/libphonenumber-js/es6-modern/metadata.js";
export { default as parsePhoneNumberFromString } from "../../node_modules/libphonenumber-js/es6-modern/parsePhoneNumber.js";
