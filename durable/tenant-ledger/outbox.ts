import type { UsageEvent } from "../../lib/usage-event";
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
  events: UsageEvent[];
}

/** False when this batch was counted before. */
export function insertBatch(sql: Sql, isolate: string, batch: NumberedBatch): boolean {
  const [last] = sql.run<{ sequence: number | null }>("SELECT max(sequence) AS sequence FROM outbox WHERE isolate = ?", isolate);
  if (last?.sequence != null && batch.sequence <= last.sequence) return false;
  sql.run("INSERT INTO outbox VALUES (?, ?, ?)", isolate, batch.sequence, JSON.stringify(batch.events));
  return true;
}

/** Rows after those in `delivered`, few enough for one statement. */
export function nextRows(sql: Sql, delivered: ReadonlySet<string>): OutboxRow[] {
  const due = sql
    .run<{ isolate: string; sequence: number }>("SELECT isolate, sequence FROM outbox ORDER BY isolate, sequence")
    .filter((row) => !delivered.has(rowId(row)))
    .slice(0, ROWS_PER_STATEMENT);
  return due.map(({ isolate, sequence }) => {
    const [row] = sql.run<{ payload: string }>(
      "SELECT payload FROM outbox WHERE isolate = ? AND sequence = ?",
      isolate,
      sequence,
    );
    return { isolate, sequence, events: JSON.parse(row?.payload ?? "[]") as UsageEvent[] };
  });
}

/** Deletes a delivered row, unless it is its isolate's newest and still young. Returns whether it stayed. */
export function forgetRow(sql: Sql, row: OutboxRow, now: number): boolean {
  const [last] = sql.run<{ sequence: number }>("SELECT max(sequence) AS sequence FROM outbox WHERE isolate = ?", row.isolate);
  const lastEvent = row.events.at(-1);
  const isOld = !lastEvent || now - uuidv7Time(lastEvent.id) > REMEMBER_MS;
  if (last?.sequence === row.sequence && !isOld) return true;
  sql.run("DELETE FROM outbox WHERE isolate = ? AND sequence = ?", row.isolate, row.sequence);
  return false;
}

export const rowId = ({ isolate, sequence }: { isolate: string; sequence: number }) => `${isolate}/${sequence}`;

const ROWS_PER_STATEMENT = 8;
/** An isolate repeats an unacknowledged batch with its next call; none lives that long without one. */
const REMEMBER_MS = 3_600_000;
