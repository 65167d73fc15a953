import { startOfDay } from "../zone-day";

/** What can be looked at: how far back, and in which steps. */
export const RANGES = {
  "24h": { hours: 24, step: "hour" },
  "7d": { hours: 168, step: "hour" },
  "30d": { hours: 720, step: "day" },
} as const;
export type RangeName = keyof typeof RANGES;

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** The beginning of every step, oldest first; the last is the one that is under way. Days are those of the zone. */
export function stepsOf(range: RangeName, { now, timeZone }: { now: number; timeZone: string }): Date[] {
  const { hours, step } = RANGES[range];
  if (step === "hour") {
    const last = Math.floor(now / HOUR_MS) * HOUR_MS;
    return Array.from({ length: hours }, (_, i) => new Date(last - (hours - 1 - i) * HOUR_MS));
  }
  const today = dayIn(timeZone, now);
  const days = hours / 24;
  return Array.from({ length: days }, (_, i) => {
    const day = new Date(Date.parse(`${today}T12:00:00Z`) - (days - 1 - i) * DAY_MS);
    return startOfDay(day.toISOString().slice(0, 10), timeZone);
  });
}

/** `2026-11-22`, as a calendar in that zone shows it. */
const dayIn = (timeZone: string, now: number): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(now);

/** In which step a moment lies; -1 where it is older than all. */
export function stepAt(steps: readonly Date[], moment: string | Date): number {
  const at = new Date(moment).getTime();
  return steps.findLastIndex((start) => start.getTime() <= at);
}

/** Adds up what falls into each step. */
export function sumBySteps<T>(
  steps: readonly Date[],
  rows: readonly T[],
  { at, value }: { at: (row: T) => string; value: (row: T) => number },
): number[] {
  const sums = steps.map(() => 0);
  for (const row of rows) {
    const step = stepAt(steps, at(row));
    if (step >= 0) sums[step] = (sums[step] ?? 0) + value(row);
  }
  return sums;
}
