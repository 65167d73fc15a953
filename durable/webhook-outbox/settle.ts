import { uuidv7 } from "../../lib/ids";
import type { Sql } from "../sql";
import { type AttemptResult, isAccepted } from "./attempt";
import type { EndpointDocument } from "./endpoint";
import type { DisabledReason } from "./messages";
import { putRecord } from "./record";
import { FAILING_MS, nextDelay } from "./schedule";
import * as store from "./store";

const GONE = 410;

interface Tried extends AttemptResult {
  /** `updatedAt` of the endpoint that was called. */
  endpointOf: string;
  /** Below 1, days pass sooner. */
  scale: number;
}

/** Writes what an attempt means: for its delivery, and for the endpoint if it is still the one that was called. */
export function settle(sql: Sql, delivery: store.Delivery, tried: Tried): void {
  const { attempt, holdMs, isDropped, endpointOf, scale } = tried;
  const stored = store.findEndpoint(sql);
  const current = stored?.document.updatedAt === endpointOf ? stored : undefined;
  if (isAccepted(attempt)) {
    store.settleAttempt(sql, delivery, { attempt, state: "delivered", due: null });
    if (current && current.failingSince !== null) store.setFailingSince(sql, null);
    return;
  }
  if (isDropped) {
    store.settleAttempt(sql, delivery, { attempt, state: "failed", due: null });
    return;
  }
  const now = Date.now();
  // Switched off while it was under way: it ends as all do that waited.
  const delay = store.isOpen(sql) ? nextDelay(delivery.tries + 1, Math.random()) : undefined;
  const due = delay === undefined ? null : now + Math.max(1, delay, holdMs) * scale;
  store.settleAttempt(sql, delivery, { attempt, state: due === null ? "failed" : "pending", due });
  if (!current) return;
  if (holdMs > 0) store.holdEndpoint(sql, now + holdMs * scale);
  const since = current.failingSince ?? attempt.at;
  if (current.failingSince === null) store.setFailingSince(sql, since);
  if (attempt.status === GONE) disable(sql, current, "gone");
  else if (now - since >= FAILING_MS * scale) disable(sql, current, "failing");
}

/** Switches the endpoint off, as its tenant could; the ledger and Postgres hear of it from the alarm. */
function disable(sql: Sql, { document, disabled }: store.StoredEndpoint, reason: DisabledReason): void {
  if (disabled) return;
  const off: EndpointDocument = { ...document, enabled: false, updatedAt: later(document.updatedAt) };
  store.putEndpoint(sql, off);
  store.disableEndpoint(sql, reason);
  store.cancelWaiting(sql);
  const at = Date.now();
  putRecord(sql, { kind: "disabled", reason, at, noticeId: uuidv7() }, at);
}

/** Two changes within one millisecond must still be told apart. */
function later(than: string): string {
  return new Date(Math.max(Date.now(), Date.parse(than) + 1)).toISOString();
}
