import { describe, expect, it } from "vitest";
import { billingPeriod, localDay } from "./periods";

const at = (text: string) => Date.parse(text);

describe("billingPeriod", () => {
  it.each([
    ["2026-01-15T00:00:00Z", "2026-03-20T10:00:00Z", "2026-03-15T00:00:00Z", "2026-04-15T00:00:00Z"],
    ["2026-01-15T00:00:00Z", "2026-03-14T23:59:59Z", "2026-02-15T00:00:00Z", "2026-03-15T00:00:00Z"],
    ["2026-01-31T00:00:00Z", "2026-02-28T00:00:00Z", "2026-02-28T00:00:00Z", "2026-03-31T00:00:00Z"],
    ["2026-01-31T00:00:00Z", "2026-02-27T23:59:59Z", "2026-01-31T00:00:00Z", "2026-02-28T00:00:00Z"],
    ["2024-02-29T00:00:00Z", "2025-02-28T12:00:00Z", "2025-02-28T00:00:00Z", "2025-03-29T00:00:00Z"],
    ["2026-06-10T08:30:00Z", "2026-12-10T08:30:00Z", "2026-12-10T08:30:00Z", "2027-01-10T08:30:00Z"],
  ])("anchored at %s, at %s runs from %s to %s", (anchor, now, start, end) => {
    expect(billingPeriod(anchor, at(now))).toEqual({ start: at(start), end: at(end) });
  });

  it("leaves no gap and no overlap over five years", () => {
    let now = at("2026-01-31T00:00:00Z");
    for (let period = 0; period < 60; period++) {
      const { start, end } = billingPeriod("2026-01-31T00:00:00Z", now);
      expect(start).toBe(now);
      expect(billingPeriod("2026-01-31T00:00:00Z", end - 1)).toEqual({ start, end });
      now = end;
    }
  });
});

describe("localDay", () => {
  it.each([
    ["Asia/Jakarta", "2026-11-22T16:59:59Z", "2026-11-21T17:00:00Z", 24],
    ["Asia/Jakarta", "2026-11-22T17:00:00Z", "2026-11-22T17:00:00Z", 24],
    ["America/Sao_Paulo", "2026-11-22T02:00:00Z", "2026-11-21T03:00:00Z", 24],
    ["Europe/Berlin", "2026-10-25T12:00:00Z", "2026-10-24T22:00:00Z", 25],
    ["Europe/Berlin", "2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z", 23],
    ["UTC", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", 24],
    // Where midnight is the hour that clocks skip: the day before lasts until one o'clock.
    ["America/Santiago", "2027-09-05T03:30:00Z", "2027-09-04T04:00:00Z", 24],
    ["America/Santiago", "2027-09-05T04:00:00Z", "2027-09-05T04:00:00Z", 23],
    ["America/Havana", "2027-03-14T04:59:59Z", "2027-03-13T05:00:00Z", 24],
    ["Atlantic/Azores", "2027-03-28T00:59:59Z", "2027-03-27T01:00:00Z", 24],
    ["Africa/Cairo", "2027-04-29T22:00:00Z", "2027-04-29T22:00:00Z", 23],
  ])("in %s at %s begins at %s and lasts %d h", (zone, now, start, hours) => {
    const day = localDay(zone, at(now));
    expect(day.start).toBe(at(start));
    expect((day.end - day.start) / 3_600_000).toBe(hours);
  });
});
