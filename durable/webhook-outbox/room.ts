import type { Sql } from "../sql";
import { eventIdAt } from "./log";
import { findEndpoint, type StoredAttempt } from "./store";

/**
 * What one endpoint may keep. Over the first bound what is settled goes, oldest first, before its days are over; over the
 * second what waits fails, oldest first, with `dropped` in the log.
 */
const SETTLED_BYTES = 256 * 2 ** 20;
const WAITING_BYTES = 1_024 * 2 ** 20;
const AT_ONCE = 500;
const DAY_MS = 86_400_000;

/** For how long what is settled is kept. */
export const keptMs = (sql: Sql, scale: number) => (findEndpoint(sql)?.document.keepDays ?? 0) * DAY_MS * scale;

/** Forgets what was settled and arrived before `before`. */
export function deleteSettled(sql: Sql, before: number): void {
  const oldest = eventIdAt(before);
  sql.run("DELETE FROM outgoing WHERE due IS NULL AND id < ?", oldest);
  sql.run("DELETE FROM parts WHERE id < ? AND id NOT IN (SELECT id FROM outgoing)", oldest);
}

/** Keeps to the bounds; `size` is that of the whole database in bytes. */
export function makeRoom(
  sql: Sql,
  size: () => number,
  bounds = { settled: SETTLED_BYTES, waiting: WAITING_BYTES },
): void {
  while (size() > bounds.settled && deleteOldestSettled(sql) > 0);
  while (size() > bounds.waiting && dropOldestWaiting(sql) > 0);
}

function deleteOldestSettled(sql: Sql): number {
  const oldest = "SELECT id FROM outgoing WHERE due IS NULL AND body IS NOT NULL ORDER BY id LIMIT ?";
  const ids = sql.run<{ id: string }>(oldest, AT_ONCE).map(({ id }) => id);
  for (const id of ids) {
    sql.run("DELETE FROM outgoing WHERE id = ?", id);
    sql.run("DELETE FROM parts WHERE id = ?", id);
  }
  return ids.length;
}

function dropOldestWaiting(sql: Sql): number {
  const at = Date.now();
  const dropped: StoredAttempt = { at, due: at, ms: 0, status: null, error: "dropped", signatures: null, answer: null };
  const ids = sql.run<{ id: string }>("SELECT id FROM outgoing WHERE due IS NOT NULL ORDER BY id LIMIT ?", AT_ONCE);
  for (const { id } of ids) {
    const update = `UPDATE outgoing SET state = 'failed', due = NULL, body = NULL,
      attempts = json_insert(attempts, '$[#]', json(?)) WHERE id = ?`;
    sql.run(update, JSON.stringify(dropped), id);
    sql.run("DELETE FROM parts WHERE id = ?", id);
  }
  return ids.length;
}

/** When the oldest delivery that is settled arrived; null if there is none. */
export function oldestSettled(sql: Sql): number | null {
  const query = "SELECT created_at AS at FROM outgoing WHERE due IS NULL ORDER BY id LIMIT 1";
  return sql.run<{ at: number }>(query)[0]?.at ?? null;
}
