import { uuidv7Time } from "../../lib/ids";
import type { Sql } from "../sql";
import type { NumberedBatch } from "./messages";

/**
 * Usage that Postgres may not have yet, one row per batch. The newest row of each isolate stays after delivery: it is
 * the memory of which batches were counted. Delivering a row twice is harmless, since Postgres knows event ids.
 */

export interface OutboxRow {
  isolate: string;
  sequence: number;
  /** `UsageEvent[]` as JSON. */
  payload: string;
}

/** Isolate → the newest batch of it that Postgres has, and when its last call was. Kept in memory only: losing it is harmless. */
export type Delivered = Map<string, { sequence: number; lastCallAt: number }>;

/** False when this batch was counted before. */
export function insertBatch(sql: Sql, isolate: string, batch: NumberedBatch): boolean {
  const [last] = sql.run<{ sequence: number | null }>(
    "SELECT max(sequence) AS sequence FROM outbox WHERE isolate = ?",
    isolate,
  );
  if (last?.sequence != null && batch.sequence <= last.sequence) return false;
  sql.run("INSERT INTO outbox VALUES (?, ?, ?)", isolate, batch.sequence, batch.payload);
  return true;
}

/** Rows that are not delivered, few enough for one statement. */
export function nextRows(sql: Sql, delivered: Delivered): OutboxRow[] {
  const due = sql
    .run<{ isolate: string; sequence: number }>("SELECT isolate, sequence FROM outbox ORDER BY isolate, sequence")
    .filter(({ isolate, sequence }) => sequence > (delivered.get(isolate)?.sequence ?? 0))
    .slice(0, ROWS_PER_STATEMENT);
  return due.flatMap(({ isolate, sequence }) =>
    sql.run<{ isolate: string; sequence: number; payload: string }>(
      "SELECT * FROM outbox WHERE isolate = ? AND sequence = ?",
      isolate,
      sequence,
    ),
  );
}

export interface Backlog {
  /** Batches that Postgres does not have. */
  waiting: number;
  /** When the first call in them was made, in ms since the epoch. */
  oldestAt: number | null;
}

/** While deliveries succeed, the newest row of an isolate is only a memory; while they fail, it waits like the others. */
export function readBacklog(sql: Sql, isFailing: boolean): Backlog {
  const [row] = sql.run<{ waiting: number; payload: string | null }>(
    `SELECT count(*) AS waiting, min(payload) AS payload FROM outbox AS one
     WHERE ? OR EXISTS (SELECT 1 FROM outbox AS newer WHERE newer.isolate = one.isolate AND newer.sequence > one.sequence)`,
    isFailing ? 1 : 0,
  );
  const id = /"id":"([0-9a-f-]{36})"/.exec(row?.payload ?? "")?.[1];
  return { waiting: row?.waiting ?? 0, oldestAt: id === undefined ? null : uuidv7Time(id) };
}

/** Payloads that are still here: undelivered ones, and the newest of each isolate. */
export const keptPayloads = (sql: Sql): string[] =>
  sql.run<{ payload: string }>("SELECT payload FROM outbox").map(({ payload }) => payload);

/** Postgres has these. Of each isolate only the newest row stays, and that only while its isolate may repeat it. */
export function forgetRows(
  sql: Sql,
  rows: readonly OutboxRow[],
  { delivered, now }: { delivered: Delivered; now: number },
) {
  for (const { isolate, sequence, payload } of rows) {
    delivered.set(isolate, { sequence, lastCallAt: lastCallAt(payload) });
    sql.run("DELETE FROM outbox WHERE isolate = ? AND sequence < ?", isolate, sequence);
  }
  for (const [isolate, { sequence, lastCallAt }] of delivered) {
    if (now - lastCallAt <= REMEMBER_MS) continue;
    sql.run("DELETE FROM outbox WHERE isolate = ? AND sequence <= ?", isolate, sequence);
    delivered.delete(isolate);
  }
}

export const rowId = ({ isolate, sequence }: { isolate: string; sequence: number }) => `${isolate}/${sequence}`;

/** When the last call of a payload began, by its id. */
function lastCallAt(payload: string): number {
  const start = payload.lastIndexOf(ID_KEY);
  return start === -1 ? 0 : uuidv7Time(payload.slice(start + ID_KEY.length));
}

const ID_KEY = '"id":"';
const ROWS_PER_STATEMENT = 8;
/** An isolate repeats an unacknowledged batch with its next call; none lives that long without one. */
const REMEMBER_MS = 3_600_000;
