import type { PacedSend, PacingQueue, WaitReason } from "../../lib/contract/pacing";
import type { Sql } from "../sql";
import { estimateDue } from "./estimate-due";
import { MOST_WAITING } from "./messages";
import { capAt, dayAt, type Facts, planNext } from "./plan-next";
import * as store from "./store";

/** `POST /message/sendText/:instanceName` → `sendText`. */
const routeOf = (row: string) => row.split("/")[2] ?? row;

const iso = (time: number | null) => (time === null ? null : new Date(time).toISOString());

export function showSettled(row: store.SettledRow): PacedSend {
  const { id, state, code, message, messageId, createdAt, expiresAt, settledAt, facts } = row;
  return {
    ...{ id, state, code, message, messageId, reason: null, position: null, dueAt: null },
    ...shared(facts, { createdAt, expiresAt }),
    settledAt: iso(settledAt),
  };
}

/** A message that waits, with `ahead` others before it. */
export function showWaiting(facts: Facts, row: store.WaitingRow, { ahead, now }: { ahead: number; now: number }) {
  const isSending = row.state === "sending";
  const reason = isSending ? null : reasonFor(facts, row, now);
  const send: PacedSend = {
    id: row.id,
    state: stateOf(isSending, reason),
    ...{ reason, code: null, message: null, messageId: null, settledAt: null },
    ...shared(row.facts, row),
    position: ahead + 1,
    dueAt: isSending ? iso(row.sendingSince) : iso(estimateDue(facts, ahead, now)),
  };
  return send;
}

function stateOf(isSending: boolean, reason: WaitReason | null): PacedSend["state"] {
  if (isSending) return "sending";
  return reason === null ? "queued" : "waiting";
}

/** What keeps all of them comes first; strangers may have to wait alone. */
function reasonFor(facts: Facts, { cold }: store.WaitingRow, now: number): WaitReason | null {
  const { reason } = planNext(facts, now);
  if (reason !== null || !cold) return reason;
  return hasColdRoom(facts, now) ? null : "cold_cap";
}

/** Whether the day has room for another stranger. */
export function hasColdRoom({ pacing, day, timeZone }: Facts, now: number): boolean {
  return pacing.coldCap === null || dayAt(day, timeZone, now).cold < pacing.coldCap;
}

const shared = (
  { row, lastDigits }: Pick<store.OrderFacts, "row" | "lastDigits">,
  { createdAt, expiresAt }: { createdAt: number; expiresAt: number },
) => ({
  route: routeOf(row),
  to: lastDigits === null ? null : `••••${lastDigits}`,
  createdAt: new Date(createdAt).toISOString(),
  expiresAt: new Date(expiresAt).toISOString(),
});

export function showQueue(sql: Sql, facts: Facts, now: number): PacingQueue {
  const { count } = store.measure(sql);
  const { at, reason } = planNext(facts, now);
  const day = dayAt(facts.day, facts.timeZone, now);
  const first = store.firstWaiting(sql);
  const isColdOnly = first !== undefined && reason === null && first.cold && !hasColdRoom(facts, now);
  return {
    waiting: count,
    room: Math.max(0, MOST_WAITING - count),
    reason: isColdOnly ? "cold_cap" : reason,
    nextAt: count === 0 ? null : iso(at),
    sentToday: day.sent,
    coldToday: day.cold,
    capToday: capAt(facts, now).cap,
    connectedAt: iso(facts.pairedAt),
  };
}
