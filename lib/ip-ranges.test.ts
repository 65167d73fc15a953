import { expect, it } from "vitest";
import { coversRange, isAllowedIp, isIpRange } from "./ip-ranges";

it.each([
  ["203.0.113.7", ["203.0.113.0/24"], true],
  ["203.0.114.7", ["203.0.113.0/24"], false],
  ["2001:db8::1", ["10.0.0.0/8", "2001:db8::/32"], true],
  [null, ["0.0.0.0/0"], false],
])("allows %s by %j: %s", (address, ranges, allowed) => {
  expect(isAllowedIp(address, ranges)).toBe(allowed);
});

it.each([
  "10.0.0.0/33",
  "10.0.0/8",
  "10.0.0.0/8/8",
  "::/129",
  "",
  "localhost",
  "fe80::1%eth0",
  "::ffff:10.0.0.1",
  "::ffff:a00:0/104",
])("takes %j for no range", (text) => {
  expect(isIpRange(text)).toBe(false);
});

it.each([
  [["10.0.0.0/8"], "10.1.0.0/16", true],
  [["10.0.0.0/8"], "10.1.2.3", true],
  [["10.1.0.0/16"], "10.0.0.0/8", false],
  [["10.1.2.3"], "10.1.2.3/32", true],
  [["10.1.2.3"], "10.1.2.0/24", false],
  [["2001:db8::/32"], "2001:db8:1::/48", true],
  [["0.0.0.0/0"], "::1", false],
])("%j covers %s: %s", (ranges, inner, covered) => {
  expect(coversRange(ranges, inner)).toBe(covered);
});
