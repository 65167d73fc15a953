/** A half-open span of time in ms since the epoch: `start` belongs to it, `end` does not. */
export interface Span {
  start: number;
  end: number;
}

/** The billing period around `now`. Periods begin on the anchor's day of the month, or on the last day of a shorter month. */
export function billingPeriod(anchor: string, now: number): Span {
  const first = new Date(anchor);
  const current = new Date(now);
  const months = (current.getUTCFullYear() - first.getUTCFullYear()) * 12 + current.getUTCMonth() - first.getUTCMonth();
  const start = monthsAfter(first, months);
  if (start > now) return { start: monthsAfter(first, months - 1), end: start };
  return { start, end: monthsAfter(first, months + 1) };
}

function monthsAfter(first: Date, months: number): number {
  const target = new Date(first);
  target.setUTCDate(1);
  target.setUTCMonth(first.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(first.getUTCDate(), lastDay));
  return target.getTime();
}

const DAY_MS = 86_400_000;

/** The calendar day around `now` in an IANA zone: 23 to 25 hours where clocks change. */
export function localDay(timeZone: string, now: number): Span {
  const today = dateIn(timeZone, now);
  return { start: midnight(timeZone, today), end: midnight(timeZone, today + DAY_MS) };
}

/** Midnight of the first day of the zone's month around `now`. */
export function localMonthStart(timeZone: string, now: number): number {
  const today = dateIn(timeZone, now);
  return midnight(timeZone, today - (new Date(today).getUTCDate() - 1) * DAY_MS);
}

/** The zone's date at `instant`, as the UTC midnight of the same date. */
function dateIn(timeZone: string, instant: number): number {
  const local = instant + zoneOffset(timeZone, instant);
  return Math.floor(local / DAY_MS) * DAY_MS;
}

/**
 * The instant at which a local date begins, which is given as its UTC midnight; two passes, since the offset itself may
 * change at midnight. Where clocks skip that hour, the date begins with the next one.
 */
export function midnight(timeZone: string, date: number): number {
  const guess = date - zoneOffset(timeZone, date);
  const instant = date - zoneOffset(timeZone, guess);
  return instant < guess && dateIn(timeZone, instant) < date ? guess : instant;
}

/** Local time minus UTC, in ms. */
export function zoneOffset(timeZone: string, instant: number): number {
  const parts = Object.fromEntries(
    clockOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

/** One per zone, of which there are some hundreds: to make one takes longer than all that is done with it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", ...CLOCK });
  clocks.set(timeZone, clock);
  return clock;
}

const CLOCK = {
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
} as const;
