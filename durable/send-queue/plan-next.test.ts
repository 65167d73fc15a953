import { describe, expect, it } from "vitest";
import { DEFAULT_PACING, type Pacing } from "../../lib/contract/pacing";
import { localDay } from "../../lib/periods";
import { estimateDue } from "./estimate-due";
import { capAt, type Facts, pauseAfter, planNext } from "./plan-next";
import { isQuiet, quietEnd, quietStart } from "./wall-clock";

const at = (iso: string) => Date.parse(iso);
const NOW = at("2026-11-23T15:00:00Z");

function factsWith(pacing: Partial<Pacing>, more: Partial<Facts> = {}): Facts {
  const timeZone = more.timeZone ?? "America/Sao_Paulo";
  const day = { ...localDay(timeZone, NOW), sent: 0, cold: 0 };
  const open = { ...DEFAULT_PACING, dailyCap: null, coldCap: null };
  return { pacing: { ...open, ...pacing }, timeZone, nextAt: 0, day, pairedAt: null, hold: null, ...more };
}

const NIGHT = { from: "21:00", to: "08:00" };

describe("quiet hours", () => {
  it.each([
    ["by day", "America/Sao_Paulo", NIGHT, "2026-11-23T15:00:00Z", "2026-11-23T15:00:00Z"],
    ["from their first moment", "America/Sao_Paulo", NIGHT, "2026-11-24T00:00:00Z", "2026-11-24T11:00:00Z"],
    ["after midnight", "America/Sao_Paulo", NIGHT, "2026-11-24T05:30:15.250Z", "2026-11-24T11:00:00Z"],
    ["to their last", "America/Sao_Paulo", NIGHT, "2026-11-24T11:00:00Z", "2026-11-24T11:00:00Z"],
    ["within a day", "Asia/Jakarta", { from: "12:00", to: "13:30" }, "2026-11-23T05:00:00Z", "2026-11-23T06:30:00Z"],
    ["in a zone of half hours", "Asia/Kolkata", NIGHT, "2026-11-23T18:00:00Z", "2026-11-24T02:30:00Z"],
    ["clocks put forward in them", "Europe/Berlin", NIGHT, "2026-03-28T22:00:00Z", "2026-03-29T06:00:00Z"],
    ["clocks put back in them", "Europe/Berlin", NIGHT, "2026-10-24T22:00:00Z", "2026-10-25T07:00:00Z"],
    [
      "an end that is skipped",
      "Europe/Berlin",
      { from: "22:00", to: "02:30" },
      "2026-03-28T22:00:00Z",
      "2026-03-29T01:30:00Z",
    ],
    [
      "an end that comes twice",
      "Europe/Berlin",
      { from: "22:00", to: "02:30" },
      "2026-10-24T22:00:00Z",
      "2026-10-25T00:30:00Z",
    ],
    [
      "the second time",
      "Europe/Berlin",
      { from: "22:00", to: "02:30" },
      "2026-10-25T01:10:00Z",
      "2026-10-25T01:30:00Z",
    ],
  ])("end: %s", (_, zone, hours, from, end) => {
    expect(new Date(quietEnd(hours, zone, at(from))).toISOString()).toBe(new Date(at(end)).toISOString());
  });

  it.each(["America/Sao_Paulo", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "America/New_York"])(
    "are never open before the end that is named, through a year in %s",
    (zone) => {
      for (let hour = 0; hour < 8_760; hour += 7) {
        const from = Date.UTC(2026, 0, 1, hour, 13);
        const end = quietEnd(NIGHT, zone, from);
        expect(isQuiet(NIGHT, zone, end)).toBe(false);
        if (end > from) expect(isQuiet(NIGHT, zone, end - 1)).toBe(true);
        const start = quietStart(NIGHT, zone, end);
        expect(start).toBeGreaterThan(end);
      }
    },
  );
});

describe("the ramp", () => {
  const rules = { dailyCap: 500, warmUp: { firstDay: 20, days: 14 } };
  it.each([
    ["the first day", 0, 20],
    ["the second", 1, 25],
    ["half way", 7, 100],
    ["the last day of it", 13, 397],
    ["behind it", 14, 500],
    ["long behind it", 400, 500],
  ])("allows on %s", (_, days, cap) => {
    const pairedAt = at("2026-11-23T02:59:00Z") - days * 86_400_000;
    expect(capAt(factsWith(rules, { pairedAt }), at("2026-11-22T12:00:00Z")).cap).toBe(cap);
  });

  it("counts days of 23 and 25 hours as days", () => {
    const zone = { timeZone: "Europe/Berlin", pairedAt: at("2026-10-24T10:00:00Z") };
    expect(capAt(factsWith(rules, zone), at("2026-10-25T22:30:00Z")).cap).toBe(25);
  });

  it("allows the first day's while the age is not known, and never more than the cap", () => {
    expect(capAt(factsWith(rules), NOW).cap).toBe(20);
    expect(capAt(factsWith({ ...rules, dailyCap: 10 }), NOW)).toEqual({ cap: 10, reason: "daily_cap" });
  });
});

describe("the next opening", () => {
  const used = { ...localDay("America/Sao_Paulo", NOW), sent: 5, cold: 0 };
  it.each<[string, Facts, string, string | null]>([
    ["at once", factsWith({}), "2026-11-23T15:00:00Z", null],
    ["after the pause", factsWith({}, { nextAt: NOW + 9_000 }), "2026-11-23T15:00:09Z", null],
    ["tomorrow", factsWith({ dailyCap: 5 }, { day: used }), "2026-11-24T03:00:00Z", "daily_cap"],
    [
      "after the night",
      factsWith({ dailyCap: 5, quietHours: NIGHT }, { day: used }),
      "2026-11-24T11:00:00Z",
      "daily_cap",
    ],
    [
      "after a hold",
      factsWith({}, { hold: { until: NOW + 60_000, reason: "quota" } }),
      "2026-11-23T15:01:00Z",
      "quota",
    ],
    ["for a hold that is over", factsWith({}, { hold: { until: NOW, reason: "quota" } }), "2026-11-23T15:00:00Z", null],
    [
      "while warm",
      factsWith({ dailyCap: 9, warmUp: { firstDay: 5, days: 9 } }, { day: used }),
      "2026-11-24T03:00:00Z",
      "warm_up",
    ],
  ])("is %s", (_, facts, opens, reason) => {
    const opening = planNext(facts, NOW);
    expect({ ...opening, at: new Date(opening.at).toISOString() }).toEqual({
      at: new Date(at(opens)).toISOString(),
      reason,
    });
  });
});

it("draws pauses that are never shorter than the rate, spread over the jitter, and the same for the same id", () => {
  const pauses = Array.from({ length: 2_000 }, (_, index) => pauseAfter({ perMinute: 6, jitter: 50 }, `id-${index}`));
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(10_000);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(15_000);
  const mean = pauses.reduce((sum, pause) => sum + pause, 0) / pauses.length;
  expect(mean).toBeGreaterThan(12_300);
  expect(mean).toBeLessThan(12_700);
  expect(pauseAfter({ perMinute: 6, jitter: 50 }, "id-7")).toBe(pauses[7]);
});

it.each<[string, Facts, number, string | null]>([
  ["the first goes at once", factsWith({ perMinute: 6, jitter: 0 }), 0, "2026-11-23T15:00:00.000Z"],
  ["pauses add up", factsWith({ perMinute: 6, jitter: 0 }), 30, "2026-11-23T15:05:00.000Z"],
  ["jitter counts half", factsWith({ perMinute: 6, jitter: 100 }), 30, "2026-11-23T15:07:30.000Z"],
  [
    "what the day does not allow goes tomorrow",
    factsWith({ perMinute: 6, jitter: 0, dailyCap: 10 }),
    10,
    "2026-11-24T03:00:00.000Z",
  ],
  ["and the day after", factsWith({ perMinute: 6, jitter: 0, dailyCap: 10 }), 25, "2026-11-25T03:00:50.000Z"],
  ["nights are left out", factsWith({ perMinute: 1, jitter: 0, quietHours: NIGHT }), 540, "2026-11-24T11:00:00.000Z"],
  ["too far away to say", factsWith({ perMinute: 1, jitter: 0, dailyCap: 1 }), 100, null],
])("estimates when a message goes: %s", (_, facts, ahead, due) => {
  const estimate = estimateDue(facts, ahead, NOW);
  expect(estimate === null ? null : new Date(estimate).toISOString()).toBe(due);
});
