import type { QuietHours } from "../../lib/contract/pacing";
import { zoneOffset } from "../../lib/periods";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** What a clock on the wall shows, in minutes since midnight, with their fraction. */
const wallMinutes = (timeZone: string, at: number): number => {
  const local = at + zoneOffset(timeZone, at);
  return (local / MINUTE_MS) % DAY_MINUTES;
};

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
};

/** `from` belongs to quiet hours, `to` does not. */
export function isQuiet({ from, to }: QuietHours, timeZone: string, at: number): boolean {
  const [now, start, end] = [wallMinutes(timeZone, at), minutesOf(from), minutesOf(to)];
  return start < end ? now >= start && now < end : now >= start || now < end;
}

const minutesUntil = (clock: string, timeZone: string, at: number) =>
  (minutesOf(clock) - wallMinutes(timeZone, at) + DAY_MINUTES) % DAY_MINUTES;

/** The first moment from `at` on at which the wall shows no quiet hour. Clocks that are put forward or back are no surprise. */
export function quietEnd(hours: QuietHours, timeZone: string, at: number): number {
  let end = at;
  // More than once only where clocks are put back meanwhile.
  for (let turn = 0; turn < 4 && isQuiet(hours, timeZone, end); turn++) {
    end = Math.ceil(end + minutesUntil(hours.to, timeZone, end) * MINUTE_MS);
  }
  // Clocks that were put forward have shown the end earlier than was counted.
  const past = Math.round(((wallMinutes(timeZone, end) - minutesOf(hours.to) + DAY_MINUTES) % DAY_MINUTES) * MINUTE_MS);
  const earlier = end - past;
  return earlier > at && past > 0 && !isQuiet(hours, timeZone, earlier) ? earlier : end;
}

/** When quiet hours next begin; `at` is in none. */
export const quietStart = ({ from }: QuietHours, timeZone: string, at: number): number =>
  Math.floor(at + (minutesUntil(from, timeZone, at) || DAY_MINUTES) * MINUTE_MS);
