import type { Sql } from "../sql";
import type { DispatchReply } from "./messages";
import { dayAt } from "./plan-next";
import * as store from "./store";

/** No longer than this is left between two tries, whatever the reason: things may have become better. */
const LONGEST_HOLD_MS = 15 * 60_000;
const FIRST_HOLD_MS = 2_000;

/** Doubles with every try that ran into something: 2 s, 4 s … up to `most`. */
export const backoff = (holds: number, most: number) => Math.min(FIRST_HOLD_MS * 2 ** Math.min(holds, 20), most);

const SETTLED = {
  sent: ({ messageId }: Extract<DispatchReply, { outcome: "sent" }>) => ending("sent", { messageId }),
  failed: ({ code, message }: Extract<DispatchReply, { outcome: "failed" }>) => ending("failed", { code, message }),
  unknown: ({ message }: Extract<DispatchReply, { outcome: "unknown" }>) =>
    ending("unknown", { code: "outcome_unknown", message }),
};

const ending = (state: store.Ending["state"], more: Partial<store.Ending>): store.Ending => ({
  ...{ code: null, message: null, messageId: null },
  ...more,
  state,
});

/** Writes down how a dispatch ended. What was certainly not sent waits again, and counts for nothing. */
export function conclude(
  sql: Sql,
  kept: store.Kept,
  { row, isCold, reply, now }: { row: store.WaitingRow; isCold: boolean; reply: DispatchReply; now: number },
): store.Kept {
  if (reply.outcome === "in_flight") {
    return { ...kept, hold: { until: now + Math.max(1_000, reply.retryAfterMs), reason: null } };
  }
  if (reply.outcome === "wait") {
    store.markQueued(sql, row.sequence);
    const pause = Math.max(reply.retryAfterMs, backoff(kept.holds, LONGEST_HOLD_MS / 3));
    const hold = { until: now + Math.min(pause, LONGEST_HOLD_MS), reason: reply.reason };
    // Nothing went, so nothing has to be paused after.
    const nextAt = row.sendingSince ?? kept.nextAt;
    return { ...uncount(kept, row, isCold), nextAt, hold, holds: kept.holds + 1 };
  }
  store.settle(sql, row, { ...endingOf(reply), settledAt: now });
  const done = { ...kept, hold: null, holds: 0 };
  return reply.outcome === "failed" ? uncount(done, row, isCold) : done;
}

function endingOf(reply: Exclude<DispatchReply, { outcome: "in_flight" | "wait" }>): store.Ending {
  if (reply.outcome === "sent") return SETTLED.sent(reply);
  return reply.outcome === "failed" ? SETTLED.failed(reply) : SETTLED.unknown(reply);
}

/** Counted before it went: durable with the state that says so. */
export function count(kept: store.Kept, now: number, isCold: boolean): store.Kept {
  const day = dayAt(kept.day, kept.profile.timeZone, now);
  return { ...kept, day: { ...day, sent: day.sent + 1, cold: day.cold + Number(isCold) } };
}

/** Of the day on which it was counted; that of another day has been forgotten already. */
function uncount(kept: store.Kept, { sendingSince }: store.WaitingRow, isCold: boolean): store.Kept {
  const { day } = kept;
  if (sendingSince === null || sendingSince < day.start || sendingSince >= day.end) return kept;
  return { ...kept, day: { ...day, sent: day.sent - 1, cold: day.cold - Number(isCold) } };
}
