import { expect, it } from "vitest";
import { advance, expectedBetween, findSilence, hear, newRhythm, type Rhythm, unusualAt } from "./rhythm";

const HOUR = 3_600_000;
const MINUTE = 60_000;
const MONDAY = Date.UTC(2026, 10, 16);

/** A shop that hears from `perHour` people an hour between 8 and 20 UTC, for some days. */
function shop(days: number, perHour: number): Rhythm {
  let rhythm = newRhythm(MONDAY);
  for (let at = MONDAY; at < MONDAY + days * 24 * HOUR; at += HOUR) {
    const hour = new Date(at).getUTCHours();
    if (hour < 8 || hour >= 20) continue;
    for (let n = 0; n < perHour; n++) rhythm = hear(rhythm, at + (n * HOUR) / perHour);
  }
  return advance(rhythm, MONDAY + days * 24 * HOUR);
}

const silentFrom = (rhythm: Rhythm, since: number, now: number) => findSilence(rhythm, since, now);
const NEXT_DAY = MONDAY + 7 * 24 * HOUR;

it("learns the hours of the day", () => {
  const rhythm = shop(7, 6);
  expect(rhythm.rates[10]).toBeCloseTo(6);
  expect(rhythm.rates[3]).toBe(0);
  expect(expectedBetween(rhythm, NEXT_DAY + 7.5 * HOUR, NEXT_DAY + 9.5 * HOUR)).toBeCloseTo(9);
});

it("counts a burst of messages as one arrival", () => {
  let rhythm = newRhythm(MONDAY);
  for (let n = 0; n < 50; n++) rhythm = hear(rhythm, MONDAY + n * 1_000);
  expect(rhythm.arrivals).toBe(1);
  expect(hear(rhythm, MONDAY + 10 * MINUTE).arrivals).toBe(2);
});

it.each([
  ["at night, when nobody writes", 22, 29, false],
  ["in the first hour of the day", 8, 9, false],
  ["by day, before it is unusual", 10, 11.1, false],
  ["by day, for an hour and a half", 10, 11.5, true],
  ["over night and into the next day", 19.5, 33.5, true],
])("judges a silence %s", (_, from, until, isUnusual) => {
  const since = NEXT_DAY + from * HOUR;
  const found = silentFrom({ ...shop(7, 6), lastArrivalAt: since }, since, NEXT_DAY + until * HOUR);
  expect(found !== null).toBe(isUnusual);
  if (found) expect(found).toMatchObject({ since });
});

it("says how unusual a silence is", () => {
  const since = NEXT_DAY + 10 * HOUR;
  const rhythm = { ...shop(7, 6), lastArrivalAt: since };
  expect(silentFrom(rhythm, since, since + 2 * HOUR)).toEqual({ since, expected: 12, oneIn: 162_755 });
});

it("lets the same silence pass for a shop that hears little, and for one it hardly knows", () => {
  const since = NEXT_DAY + 10 * HOUR;
  expect(silentFrom({ ...shop(7, 1), lastArrivalAt: since }, since, since + 4 * HOUR)).toBeNull();
  expect(silentFrom({ ...shop(2, 6), lastArrivalAt: since }, since, since + 4 * HOUR)).toBeNull();
});

it("counts from when it was connected", () => {
  const rhythm = { ...shop(7, 6), lastArrivalAt: NEXT_DAY - 4 * HOUR };
  const openSince = NEXT_DAY + 12 * HOUR;
  expect(silentFrom(rhythm, openSince, openSince + HOUR)).toBeNull();
  expect(silentFrom(rhythm, openSince, openSince + 2 * HOUR)?.since).toBe(openSince);
});

it("knows when a silence will become unusual", () => {
  const since = NEXT_DAY + 10 * HOUR;
  const rhythm = { ...shop(7, 6), lastArrivalAt: since };
  const at = unusualAt(rhythm, since) ?? 0;
  expect(silentFrom(rhythm, since, at - MINUTE)).toBeNull();
  expect(silentFrom(rhythm, since, at)).not.toBeNull();
});

it("forgets what was usual two weeks ago", () => {
  let rhythm = shop(7, 6);
  for (let day = 7; day < 40; day++) rhythm = hear(rhythm, MONDAY + day * 24 * HOUR + 10 * HOUR);
  expect(rhythm.rates[12]).toBeLessThan(1);
});
