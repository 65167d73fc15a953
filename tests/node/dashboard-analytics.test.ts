import { describe, expect, it } from "vitest";
import { stepAt, stepsOf, sumBySteps } from "../../app/lib/analytics/steps.ts";
import { sumInstances } from "../../app/lib/analytics/sum-instances.ts";
import { makeFormat } from "../../app/lib/format.ts";

const NOW = Date.parse("2026-11-22T18:42:10Z");

const iso = (dates: readonly Date[]) => dates.map((date) => date.toISOString());

describe("steps", () => {
  it("are whole hours up to the one that is under way", () => {
    const steps = iso(stepsOf("24h", { now: NOW, timeZone: "Asia/Jakarta" }));
    expect(steps).toHaveLength(24);
    expect(steps[0]).toBe("2026-11-21T19:00:00.000Z");
    expect(steps.at(-1)).toBe("2026-11-22T18:00:00.000Z");
  });

  it("are days of the company's zone, where today has begun already", () => {
    const steps = iso(stepsOf("30d", { now: NOW, timeZone: "Asia/Jakarta" }));
    expect(steps).toHaveLength(30);
    expect(steps.at(-1)).toBe("2026-11-22T17:00:00.000Z"); // midnight of the 23rd in Jakarta
    expect(steps[0]).toBe("2026-10-24T17:00:00.000Z");
  });

  it("follow a clock that is put back", () => {
    const steps = iso(stepsOf("30d", { now: NOW, timeZone: "America/New_York" }));
    expect(steps).toContain("2026-11-01T04:00:00.000Z");
    expect(steps).toContain("2026-11-02T05:00:00.000Z");
  });

  it("take in what falls into them, and nothing older", () => {
    const steps = stepsOf("24h", { now: NOW, timeZone: "UTC" });
    expect(stepAt(steps, "2026-11-21T18:59:59Z")).toBe(-1);
    expect(stepAt(steps, "2026-11-21T19:00:00Z")).toBe(0);
    const rows = [
      { at: "2026-11-21T18:00:00Z", count: 9 },
      { at: "2026-11-22T18:00:00Z", count: 2 },
      { at: "2026-11-22T18:30:00Z", count: 3 },
    ];
    const sums = sumBySteps(steps, rows, { at: ({ at }) => at, value: ({ count }) => count });
    expect(sums.at(-1)).toBe(5);
    expect(sums.reduce((sum, value) => sum + value, 0)).toBe(5);
  });
});

it("adds up each instance, weighs its times by calls, and names the busiest first", () => {
  const row = { at: "2026-11-22T00:00:00Z", units: 1, errors: 0, refused: 0 };
  const all = [
    { ...row, group: "a", label: null, calls: 1, averageMs: 100 },
    { ...row, group: "a", label: "Shop", calls: 3, averageMs: 20, errors: 1 },
    { ...row, group: "b", label: "CRM", calls: 9, averageMs: 10 },
  ];
  const sends = [{ ...row, group: "a", label: "Shop", calls: 2, averageMs: 1, units: 2 }];
  expect(sumInstances(all, sends)).toEqual([
    { id: "b", name: "CRM", calls: 9, sent: 0, errors: 0, averageMs: 10 },
    { id: "a", name: "Shop", calls: 4, sent: 2, errors: 1, averageMs: 40 },
  ]);
});

it.each([
  ["id", 149_000, "IDR", "Rp 149.000"],
  ["pt-BR", 4_900, "BRL", "R$ 49,00"],
  ["pt-BR", -5, "BRL", "-R$ 0,05"],
  ["en", 123_456, "USD", "$1,234.56"],
])("writes minor units in %s: %i %s is %s", (locale, amount, currency, text) => {
  expect(makeFormat(locale, "UTC").minor(amount, currency).replaceAll("\u00a0", " ")).toBe(text);
});
