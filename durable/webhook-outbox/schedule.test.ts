import { expect, it } from "vitest";
import { nextDelay, retryAfterMs } from "./schedule";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

it("waits longer after each attempt, and gives up after the eighth", () => {
  const delays = Array.from({ length: 9 }, (_, made) => nextDelay(made, 0.5));
  const expected = [0, 5_000, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR, undefined];
  expect(delays).toEqual(expected);
});

it("spreads by a fifth to either side", () => {
  expect(nextDelay(1, 0)).toBe(4_000);
  expect(nextDelay(1, 0.999999)).toBe(6_000);
  expect(nextDelay(0, 0)).toBe(0);
});

it.each([
  [null, 0],
  ["120", 120_000],
  ["Sun, 22 Nov 2026 07:31:00 GMT", 60_000],
  ["Sun, 22 Nov 2026 07:00:00 GMT", 0],
  ["soon", 0],
  ["99999999", 24 * HOUR],
])("reads Retry-After: %s", (header, ms) => {
  expect(retryAfterMs(header, Date.parse("2026-11-22T07:30:00Z"))).toBe(ms);
});
