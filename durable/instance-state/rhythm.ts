/**
 * How often new contacts or conversations come in, by hour of the day (UTC), and how unusual a silence is. Messages come in
 * bursts, so one counts only when it follows a pause; what remains is close to a Poisson process, in which nothing comes
 * during a time that usually brings E arrivals with probability e^-E.
 */
export interface Rhythm {
  /** Arrivals per hour, usually, for each hour of the day. */
  rates: number[];
  /** Hours seen open, per hour of the day, up to `MEMORY_DAYS`. */
  seen: number[];
  /** The hour (since the epoch) that is being counted, and its arrivals. */
  hour: number;
  arrivals: number;
  lastArrivalAt: number | null;
}

const HOUR_MS = 3_600_000;
const PAUSE_MS = 5 * 60_000;
const MEMORY_DAYS = 14;
/** Before three days nobody can say what is usual. */
const LEAST_DAYS = 3;
/** e^7: once in 1,097 such times. */
const UNUSUAL = 7;
const LEAST_SILENCE_MS = 30 * 60_000;

const hourOf = (at: number) => Math.floor(at / HOUR_MS);

export const newRhythm = (now: number): Rhythm => ({
  rates: Array.from({ length: 24 }, () => 0),
  seen: Array.from({ length: 24 }, () => 0),
  hour: hourOf(now),
  arrivals: 0,
  lastArrivalAt: null,
});

/** Counts an inbound message. */
export function hear(rhythm: Rhythm, at: number): Rhythm {
  const now = advance(rhythm, at);
  if (at < (now.lastArrivalAt ?? 0)) return now;
  const isArrival = now.lastArrivalAt === null || at - now.lastArrivalAt >= PAUSE_MS;
  return { ...now, arrivals: now.arrivals + (isArrival ? 1 : 0), lastArrivalAt: at };
}

/** Closes the hours that are over. */
export function advance(rhythm: Rhythm, now: number): Rhythm {
  const target = hourOf(now);
  if (target <= rhythm.hour) return rhythm;
  const rates = [...rhythm.rates];
  const seen = [...rhythm.seen];
  // An instance that was away for longer than we remember is learned anew, hour by hour.
  const from = Math.max(rhythm.hour, target - MEMORY_DAYS * 24);
  for (let hour = from; hour < target; hour++) {
    const slot = hour % 24;
    const days = Math.min((seen[slot] ?? 0) + 1, MEMORY_DAYS);
    const arrivals = hour === rhythm.hour ? rhythm.arrivals : 0;
    rates[slot] = (rates[slot] ?? 0) + (arrivals - (rates[slot] ?? 0)) / days;
    seen[slot] = days;
  }
  return { ...rhythm, rates, seen, hour: target, arrivals: 0 };
}

/** Skips the time in which it could hear nothing, so that it does not count as silence. */
export const skip = (rhythm: Rhythm, now: number): Rhythm => ({
  ...rhythm,
  hour: Math.max(rhythm.hour, hourOf(now)),
  arrivals: hourOf(now) > rhythm.hour ? 0 : rhythm.arrivals,
});

/** Arrivals that this time usually brings. */
export function expectedBetween({ rates }: Rhythm, from: number, until: number): number {
  let expected = 0;
  for (let at = from; at < until; ) {
    const end = Math.min((hourOf(at) + 1) * HOUR_MS, until);
    expected += ((rates[hourOf(at) % 24] ?? 0) * (end - at)) / HOUR_MS;
    at = end;
  }
  return expected;
}

export interface FoundSilence {
  since: number;
  expected: number;
  oneIn: number;
}

/** The silence that an instance open since `openSince` is in, if it is unusual for it. */
export function findSilence(rhythm: Rhythm, openSince: number, now: number): FoundSilence | null {
  if (Math.min(...rhythm.seen) < LEAST_DAYS) return null;
  const since = Math.max(rhythm.lastArrivalAt ?? 0, openSince);
  if (now - since < LEAST_SILENCE_MS) return null;
  const expected = expectedBetween(rhythm, since, now);
  if (expected < UNUSUAL) return null;
  return { since, expected: Math.round(expected * 10) / 10, oneIn: Math.round(Math.min(Math.exp(expected), 1e9)) };
}

/** When a silence that began at `since` becomes unusual; null if it will not within two days. */
export function unusualAt(rhythm: Rhythm, since: number): number | null {
  if (Math.min(...rhythm.seen) < LEAST_DAYS) return null;
  let expected = 0;
  for (let at = since; at < since + 48 * HOUR_MS; at = (hourOf(at) + 1) * HOUR_MS) {
    const end = (hourOf(at) + 1) * HOUR_MS;
    const rate = rhythm.rates[hourOf(at) % 24] ?? 0;
    const gain = (rate * (end - at)) / HOUR_MS;
    if (expected + gain >= UNUSUAL) {
      return Math.max(since + LEAST_SILENCE_MS, Math.ceil(at + ((UNUSUAL - expected) / rate) * HOUR_MS) + 1);
    }
    expected += gain;
  }
  return null;
}
