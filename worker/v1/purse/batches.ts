import type { UsageEvent } from "../../../lib/usage-event";
import type { EventBatch, Purse } from "./purse";

export function addEvent(purse: Purse, event: UsageEvent, now: number): void {
  if (purse.events.length === 0) purse.oldestEventAt = now;
  purse.events.push(event);
}

/** The batch to send now, if any: one at a time, and one that was not acknowledged again under its number. */
export function nextBatch(purse: Purse, now: number): EventBatch | undefined {
  if (purse.sending && now - purse.sending.since < RESEND_AFTER_MS) return undefined;
  if (!purse.sending) {
    if (purse.events.length === 0) return undefined;
    purse.sequence += 1;
    const events = purse.events.splice(0, LARGEST_BATCH);
    purse.oldestEventAt = now;
    purse.sending = { batch: { sequence: purse.sequence, events }, since: now };
  }
  purse.sending.since = now;
  return purse.sending.batch;
}

export function acknowledge(purse: Purse, batch: EventBatch | undefined): void {
  if (batch && purse.sending?.batch.sequence === batch.sequence) purse.sending = undefined;
}

/** The next call may send it again at once. */
export function sendingFailed(purse: Purse, batch: EventBatch | undefined): void {
  if (batch && purse.sending?.batch.sequence === batch.sequence) purse.sending.since = 0;
}

export const RESEND_AFTER_MS = 5_000;
const LARGEST_BATCH = 1_000;
