import { capAt, dayAt, type Facts, planNext } from "./plan-next";
import { quietStart } from "./wall-clock";

/** Further ahead nobody can say. */
const MOST_STRETCHES = 60;

/**
 * About when the message behind `ahead` others will go, if nothing but the rules keeps it: null for what lies further away
 * than can be told. Counts in stretches between quiet hours and midnights, not message by message.
 */
export function estimateDue(facts: Facts, ahead: number, now: number): number | null {
  const { pacing, timeZone } = facts;
  const pause = (60_000 / pacing.perMinute) * (1 + pacing.jitter / 200);
  let left = ahead;
  let { at } = planNext(facts, now);
  let day = dayAt(facts.day, timeZone, at);
  for (let stretch = 0; stretch < MOST_STRETCHES; stretch++) {
    day = dayAt(day, timeZone, at);
    const { cap } = capAt(facts, at);
    const end = Math.min(day.end, pacing.quietHours ? quietStart(pacing.quietHours, timeZone, at) : Infinity);
    const inTime = Math.max(1, Math.ceil((end - at) / pause));
    const room = cap === null ? inTime : Math.min(inTime, Math.max(0, cap - day.sent));
    if (left < room) return Math.round(at + left * pause);
    left -= room;
    day = { ...day, sent: day.sent + room };
    const nextAt = Math.max(end, at + Math.max(0, room - 1) * pause);
    ({ at } = planNext({ ...facts, day, hold: null, nextAt }, nextAt));
  }
  return null;
}
