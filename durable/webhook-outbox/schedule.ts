const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long after the attempt before. The first is made at once. */
const DELAYS = [0, 5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR] as const;
const JITTER = 0.2;
/** A receiver may ask for more patience, but not for ever. */
const LONGEST_HOLD_MS = DAY;
/** A receiver that took nothing for so long is not called any more. */
export const FAILING_MS = 5 * DAY;

/** Wait before the attempt after `made` ones, in ms; undefined when there is none left. `random` is in [0, 1). */
export function nextDelay(made: number, random: number): number | undefined {
  const delay = DELAYS[made];
  return delay === undefined ? undefined : Math.round(delay * (1 + JITTER * (2 * random - 1)));
}

/** `Retry-After` in ms: seconds or an HTTP date. 0 where it says nothing. */
export function retryAfterMs(header: string | null, now: number): number {
  if (header === null) return 0;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * SECOND : Date.parse(header) - now;
  return Number.isNaN(ms) ? 0 : Math.min(Math.max(0, ms), LONGEST_HOLD_MS);
}

/** Below 1, days pass sooner: for tests. Production has real days. */
export function timeScale({ TIME_SCALE, ENVIRONMENT }: { TIME_SCALE: string; ENVIRONMENT: string }): number {
  const scale = Number(TIME_SCALE);
  return ENVIRONMENT === "production" || !(scale > 0 && scale < 1) ? 1 : scale;
}
