import { RESEND_AFTER_MS } from "./batches";
import { isClosed } from "./credits";
import type { Purse } from "./purse";

/** When this purse next has something to tell: ms since the epoch, or undefined when it is at rest. */
export function nextDue(purse: Purse, now: number): number | undefined {
  const due: number[] = [];
  if (purse.sending) due.push(purse.sending.since + RESEND_AFTER_MS);
  if (purse.events.length > 0) {
    const flush = purse.oldestEventAt + FLUSH_MS;
    due.push(purse.sending ? Math.max(flush, now + LOOK_AGAIN_MS) : flush);
  }
  for (const lease of purse.held) {
    if (lease.left > 0 || isClosed(lease)) due.push(lease.until);
    else if (lease.returned > lease.heard) due.push(now);
  }
  if (purse.unanswered.size > 0) due.push(now);
  return due.length > 0 ? Math.max(purse.retryAt, Math.min(...due)) : undefined;
}

/** While a batch is on its way, the next one waits for its acknowledgement. */
const LOOK_AGAIN_MS = 100;
/** Usage that a killed isolate may lose, at most. */
const FLUSH_MS = 1_500;

/** Nothing is held, owed or in flight: forgetting this purse loses nothing. */
export function isAtRest(purse: Purse): boolean {
  const isEmpty = purse.held.length === 0 && purse.events.length === 0 && purse.unanswered.size === 0;
  return isEmpty && !purse.sending && !purse.tender;
}
