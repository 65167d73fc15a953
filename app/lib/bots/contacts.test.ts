import { expect, it } from "vitest";
import { ignoredAddresses, ignoredLines } from "./contacts";

it.each([
  ["+62 812-3456-7890", ["6281234567890@s.whatsapp.net"]],
  ["5511987654321, 6281234567890", ["5511987654321@s.whatsapp.net", "6281234567890@s.whatsapp.net"]],
  ["120363000000000000@g.us\n\n", ["120363000000000000@g.us"]],
  ["@s.whatsapp.net", ["@s.whatsapp.net"]],
  ["6281234567890\n+6281234567890", ["6281234567890@s.whatsapp.net"]],
  ["", []],
])("reads %j", (lines, addresses) => {
  expect(ignoredAddresses(lines, false)).toEqual(addresses);
});

it.each(["0812 3456 7890", "8123", "a friend", "two words@g.us"])("does not guess whom %j means", (line) => {
  expect(ignoredAddresses(`6281234567890\n${line}`, false)).toBeUndefined();
});

it("keeps groups apart from people, and loses neither", () => {
  const addresses = ignoredAddresses("@g.us\n6281234567890", true);
  expect(addresses).toEqual(["@g.us", "6281234567890@s.whatsapp.net"]);
  expect(ignoredLines(addresses ?? [])).toBe("+6281234567890");
  expect(ignoredAddresses("@g.us", false)).toEqual([]);
});
