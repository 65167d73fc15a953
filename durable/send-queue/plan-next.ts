import type { Pacing, WaitReason } from "../../lib/contract/pacing";
import { localDay, type Span } from "../../lib/periods";
import { isQuiet, quietEnd } from "./wall-clock";

/** What went out on the tenant's day. A message counts from before it goes until it is known not to have gone. */
export interface DayCount extends Span {
  sent: number;
  cold: number;
}

/** All that decides when a number may send. Times in ms since the epoch. */
export interface Facts {
  pacing: Pacing;
  timeZone: string;
  /** The pause after the last message ends. */
  nextAt: number;
  day: DayCount;
  /** When the number was connected; null while that is not known. */
  pairedAt: number | null;
  /** What the last try has run into, and until when it makes no sense to try again. */
  hold: { until: number; reason: WaitReason | null } | null;
}

export interface Opening {
  at: number;
  /** What stands in the way at first; null where it is only the pause between two messages. */
  reason: WaitReason | null;
}

/** Obstacles follow upon one another: the day's cap ends at midnight, in quiet hours. */
const MOST_OBSTACLES = 12;

/** When the next message may go, from `now` on, as far as rules can say. Pure: the same facts open at the same moment. */
export function planNext(facts: Facts, now: number): Opening {
  const first: Opening = { at: Math.max(now, facts.nextAt), reason: null };
  let { at, reason } = first;
  for (let turn = 0; turn < MOST_OBSTACLES; turn++) {
    const obstacle = findObstacle(facts, at);
    if (!obstacle) return { at, reason };
    at = Math.max(obstacle.at, at + 1);
    reason ??= obstacle.reason;
  }
  return { at, reason };
}

function findObstacle({ pacing, timeZone, day, pairedAt, hold }: Facts, at: number): Opening | undefined {
  if (hold && at < hold.until) return { at: hold.until, reason: hold.reason };
  const { quietHours } = pacing;
  if (quietHours && isQuiet(quietHours, timeZone, at)) {
    return { at: quietEnd(quietHours, timeZone, at), reason: "quiet_hours" };
  }
  const { cap, reason } = capAt({ pacing, timeZone, pairedAt }, at);
  const isUsedUp = cap !== null && at < day.end && day.sent >= cap;
  return isUsedUp ? { at: day.end, reason } : undefined;
}

const DAY_MS = 86_400_000;

/** How many messages the day around `at` allows, and which rule says so. */
export function capAt(
  { pacing: { dailyCap, warmUp }, timeZone, pairedAt }: Pick<Facts, "pacing" | "timeZone" | "pairedAt">,
  at: number,
): { cap: number | null; reason: "daily_cap" | "warm_up" } {
  if (!warmUp || dailyCap === null) return { cap: dailyCap, reason: "daily_cap" };
  const today = localDay(timeZone, at).start;
  const first = pairedAt === null ? today : localDay(timeZone, pairedAt).start;
  // Days of 23 and 25 hours count as days.
  const age = Math.max(0, Math.round((today - first) / DAY_MS));
  const { firstDay, days } = warmUp;
  if (age >= days || firstDay >= dailyCap) return { cap: dailyCap, reason: "daily_cap" };
  return { cap: Math.floor(firstDay * (dailyCap / firstDay) ** (age / days)), reason: "warm_up" };
}

/** The count that a message at `now` belongs to: a new one after midnight. */
export function dayAt(day: DayCount, timeZone: string, now: number): DayCount {
  if (now >= day.start && now < day.end) return day;
  return { ...localDay(timeZone, now), sent: 0, cold: 0 };
}

/** The pause after a message, start to start: never shorter than the rate says, longer by the jitter that its id draws. */
export function pauseAfter({ perMinute, jitter }: Pick<Pacing, "perMinute" | "jitter">, id: string): number {
  return Math.ceil((60_000 / perMinute) * (1 + (jitter / 100) * drawFrom(id)));
}

/** A number in [0, 1) that every run draws from the same text: FNV-1a, its bits stirred once more. */
function drawFrom(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
