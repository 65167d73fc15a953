import { findRow, showSend } from "./follow";
import type { Memory } from "./memory";
import { type CancelReply, MOST_WAITING } from "./messages";
import { findWaiting, listWaiting } from "./store";

const CANCELLED = { state: "cancelled", code: null, message: null, messageId: null } as const;

/** Only what waits can be cancelled. Cancelling twice is the same as once. */
export function cancelOne(memory: Memory, id: string, now: number): CancelReply {
  const waiting = memory.find() && findWaiting(memory.sql, id);
  if (waiting?.state === "queued") memory.settle(waiting, CANCELLED, now);
  const row = memory.find() && findRow(memory.sql, id);
  if (!row) return { ok: false, code: "not_found" };
  const send = showSend(memory.sql, memory.facts(), row);
  return send.state === "cancelled" ? { ok: true, send } : { ok: false, code: "too_late", send };
}

/** All that waits but what is being sent. Answers how many there were. */
export function cancelAll(memory: Memory, now: number): number {
  const rows = listWaiting(memory.sql, { after: undefined, limit: MOST_WAITING });
  const queued = rows.filter(({ state }) => state === "queued");
  for (const row of queued) memory.settle(row, CANCELLED, now);
  return queued.length;
}
