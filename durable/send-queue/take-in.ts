import { LIFE_MS } from "../send-guard/life";
import { findRow, retryWhenFull, showSend } from "./follow";
import type { Memory } from "./memory";
import { type EnqueueReply, type EnqueueRequest, MOST_BYTES, MOST_WAITING } from "./messages";
import { planNext } from "./plan-next";
import { showWaiting } from "./show";
import { findByKey, findWaiting, insertWaiting } from "./store";

/** Writes a send down, unless it is there already or there is no room. One id, or one idempotency key, is one send. */
export function takeIn(memory: Memory, request: EnqueueRequest, now: number): EnqueueReply {
  const { order, idempotency } = request;
  const known = findKnown(memory, request, now);
  if (known) {
    if (idempotency && known.fingerprint !== idempotency.fingerprint) return { ok: false, code: "mismatch" };
    return { ok: true, send: showSend(memory.sql, memory.facts(), known) };
  }
  const { count, bytes } = memory.measure();
  if (count >= MOST_WAITING || bytes + order.bytes > MOST_BYTES) {
    return { ok: false, code: "full", retryAfter: retryWhenFull(planNext(memory.facts(), now).at, now) };
  }
  const kept = memory.require();
  // Whoever comes now may be no stranger.
  if (kept.hold?.reason === "cold_cap") memory.keep({ ...kept, hold: null });
  const expiresAt = now + memory.facts().pacing.expireHours * 3_600_000;
  insertWaiting(memory.sql, request, { createdAt: now, expiresAt });
  memory.remeasure();
  const row = findWaiting(memory.sql, order.id);
  if (!row) throw new Error("what was just queued is not there");
  return { ok: true, send: showWaiting(memory.facts(), row, { ahead: count, now }) };
}

function findKnown({ sql }: Memory, { order, idempotency }: EnqueueRequest, now: number) {
  return findRow(sql, order.id) ?? (idempotency ? findByKey(sql, idempotency.key, now - LIFE_MS) : undefined);
}
