import { expect, it } from "vitest";
import { isoIn } from "./local-time";

it.each([
  ["Asia/Jakarta", "2026-11-30T17:00:00Z", "2026-12-01T00:00:00+07:00"],
  ["America/Sao_Paulo", "2026-12-01T02:59:59Z", "2026-11-30T23:59:59-03:00"],
  ["Asia/Kathmandu", "2026-01-01T00:00:00Z", "2026-01-01T05:45:00+05:45"],
  ["UTC", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00+00:00"],
  ["Europe/Lisbon", "2026-07-01T00:00:00Z", "2026-07-01T01:00:00+01:00"],
])("%s: %s is %s", (zone, instant, local) => {
  expect(isoIn(zone, Date.parse(instant))).toBe(local);
});
