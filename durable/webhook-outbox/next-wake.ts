import type { Sql } from "../sql";
import { findRecord } from "./record";
import { keptMs, oldestSettled } from "./room";
import { earliestDue, heldUntil, isOpen } from "./store";

/** While somebody works, the alarm is only there to go on after a crash. */
const WATCH_MS = 3_000;

/** When an outbox has something to do: deliver, tell Postgres or forget. Null for one that is empty. */
export function nextWake(sql: Sql, { isBusy, scale }: { isBusy: boolean; scale: number }): number | null {
  const watch = isBusy ? Date.now() + WATCH_MS : 0;
  const times = [];
  // While it is switched off nothing is sent, so nothing is to be woken for.
  const waiting = isOpen(sql) ? earliestDue(sql) : null;
  if (waiting !== null) times.push(Math.max(waiting, heldUntil(sql), watch));
  const record = findRecord(sql);
  if (record) times.push(record.due);
  const oldest = times.length === 0 ? oldestSettled(sql) : null;
  if (oldest !== null) times.push(oldest + keptMs(sql, scale) + 1);
  return times.length === 0 ? null : Math.min(...times);
}
