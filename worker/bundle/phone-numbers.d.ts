export { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/core";
