import metadata from "libphonenumber-js/min/metadata";
import { expect, it } from "vitest";
import { countryOfZone, normalisePhone } from "./phone-number";

it.each([
  ["0812-3456-7890", "ID", "6281234567890"],
  ["0812 3456 7890", "ID", "6281234567890"],
  ["62 812 3456 7890", "ID", "6281234567890"],
  ["+62 812 3456 7890", undefined, "6281234567890"],
  ["0062 812 3456 7890", "BR", "6281234567890"],
  ["(11) 98765-4321", "BR", "5511987654321"],
  ["+55 (11) 98765-4321", "ID", "5511987654321"],
  ["5511987654321", "ID", "5511987654321"],
  ["5511987654321", undefined, "5511987654321"],
  ["+1 202 555 0123", "BR", "12025550123"],
])("reads %s in %s as %s", (text, country, digits) => {
  expect(normalisePhone(text, { country, metadata })).toEqual({ digits });
});

it.each([
  ["0812 3456 7890", undefined, "country_needed"],
  ["hello", "ID", "not_a_number"],
  ["6281@s.whatsapp.net", "ID", "not_a_number"],
  ["0812", "ID", "too_short"],
  ["+62812345678901234", "ID", "too_long"],
  ["+1 111 555 0123", "ID", "not_in_use"],
  ["", "ID", "not_a_number"],
])("says what is wrong with %s in %s: %s", (text, country, problem) => {
  expect(normalisePhone(text, { country, metadata })).toEqual({ problem });
});

it("knows the country of the zones that most tenants are in", () => {
  expect(["Asia/Jakarta", "Asia/Makassar", "America/Sao_Paulo", "America/Manaus", "UTC"].map(countryOfZone)).toEqual([
    "ID",
    "ID",
    "BR",
    "BR",
    undefined,
  ]);
});
