import type { Sql } from "../sql";
import { EndpointDocument } from "./endpoint";
import type { AttemptRecord, OutboxState, QueuedEvent } from "./messages";

export interface Delivery extends Record<string, SqlStorageValue> {
  sequence: number;
  id: string;
  event: string;
  moreParts: number;
  /** Attempts made so far. */
  attempt: number;
}

export interface StoredEndpoint {
  document: EndpointDocument;
  disabled: OutboxState["disabled"];
}

const ATTEMPTS_KEPT = 200;

export function findEndpoint(sql: Sql): StoredEndpoint | undefined {
  const query = "SELECT document, disabled FROM endpoint";
  const row = sql.run<{ document: string; disabled: OutboxState["disabled"] }>(query)[0];
  return row && { ...row, document: EndpointDocument.parse(JSON.parse(row.document)) };
}

/** Whether the tenant has it switched on and its receiver has not said that it is gone. */
export function isOpen(sql: Sql): boolean {
  return sql.run("SELECT 1 FROM endpoint WHERE disabled IS NULL AND json_extract(document, '$.enabled')").length > 0;
}

export function heldUntil(sql: Sql): number {
  return sql.run<{ until: number }>("SELECT held_until AS until FROM endpoint")[0]?.until ?? 0;
}

/** Whether anything may go out now. */
export const canSend = (sql: Sql, now: number) => isOpen(sql) && heldUntil(sql) <= now;

/** An older document than the one there changes nothing; a newer one starts with a clean slate. */
export function putEndpoint(sql: Sql, document: EndpointDocument): void {
  const upsert = `INSERT INTO endpoint (one, document, updated_at) VALUES (1, ?1, ?2)
    ON CONFLICT (one) DO UPDATE SET document = ?1, updated_at = ?2, disabled = NULL, held_until = 0
    WHERE updated_at < ?2`;
  sql.run(upsert, JSON.stringify(document), document.updatedAt);
}

export function disableEndpoint(sql: Sql, reason: NonNullable<OutboxState["disabled"]>): void {
  sql.run("UPDATE endpoint SET disabled = ?", reason);
}

/** Nothing goes out before. */
export function holdEndpoint(sql: Sql, until: number): void {
  sql.run("UPDATE endpoint SET held_until = max(held_until, ?)", until);
}

/** False if the event was queued before, even if it has been delivered since. */
export function insertDelivery(sql: Sql, { id, event, body, moreParts }: QueuedEvent, now: number): boolean {
  const insert = `INSERT INTO deliveries (id, event, body, more_parts, due, created_at) VALUES (?, ?, ?, ?, ?5, ?5)
    ON CONFLICT (id) DO NOTHING RETURNING sequence`;
  return sql.run(insert, id, event, body, moreParts, now).length > 0;
}

export function putPart(sql: Sql, { id, part, body }: { id: string; part: number; body: string }): void {
  sql.run("INSERT OR REPLACE INTO parts VALUES (?, ?, ?)", id, part, body);
}

/** A piece of a sealed body; undefined once it was delivered. */
export function findPart(sql: Sql, id: string, part: number): string | undefined {
  const query =
    part === 0 ? "SELECT body FROM deliveries WHERE id = ?1" : "SELECT body FROM parts WHERE id = ?1 AND part = ?2";
  const bindings = part === 0 ? [id] : [id, part];
  return sql.run<{ body: string | null }>(query, ...bindings)[0]?.body ?? undefined;
}

/** In order of due time, then of arrival. */
export function dueDeliveries(sql: Sql, now: number, limit: number): Delivery[] {
  const query = `SELECT sequence, id, event, more_parts AS moreParts, attempt FROM deliveries
    WHERE due <= ? ORDER BY due, sequence LIMIT ?`;
  return sql.run<Delivery>(query, now, limit);
}

export function markDelivered(sql: Sql, { id }: Delivery): void {
  sql.run("UPDATE deliveries SET state = 'delivered', attempt = attempt + 1, due = NULL, body = NULL WHERE id = ?", id);
  deleteParts(sql, id);
}

/** `due` undefined: there is no attempt left. The body stays until it is purged. */
export function postpone(sql: Sql, { id }: Delivery, due: number | undefined): void {
  const state = due === undefined ? "failed" : "waiting";
  sql.run("UPDATE deliveries SET attempt = attempt + 1, due = ?, state = ? WHERE id = ?", due ?? null, state, id);
}

/** Nothing that waits is sent any more. */
export function cancelWaiting(sql: Sql): void {
  sql.run("UPDATE deliveries SET state = 'failed', due = NULL WHERE due IS NOT NULL");
}

export function deleteParts(sql: Sql, id: string): void {
  sql.run("DELETE FROM parts WHERE id = ?", id);
}

export function insertAttempt(sql: Sql, record: AttemptRecord): void {
  const { id, event, attempt, at, ms, status, error } = record;
  const insert = `INSERT INTO attempts (id, event, attempt, at, ms, status, error) VALUES (?, ?, ?, ?, ?, ?, ?)
    RETURNING sequence`;
  const [row] = sql.run<{ sequence: number }>(insert, id, event, attempt, at, ms, status, error);
  sql.run("DELETE FROM attempts WHERE sequence <= ?", (row?.sequence ?? 0) - ATTEMPTS_KEPT);
}

export function listAttempts(sql: Sql): AttemptRecord[] {
  const query = "SELECT id, event, attempt, at, ms, status, error FROM attempts ORDER BY sequence DESC";
  return sql.run<AttemptRecord & Record<string, SqlStorageValue>>(query);
}

export function countWaiting(sql: Sql): number {
  return sql.run<{ n: number }>("SELECT count(*) AS n FROM deliveries WHERE due IS NOT NULL")[0]?.n ?? 0;
}

export function earliestDue(sql: Sql): number | null {
  return sql.run<{ due: number | null }>("SELECT min(due) AS due FROM deliveries")[0]?.due ?? null;
}

/** Forgets what was settled and arrived before `before`. */
export function deleteSettled(sql: Sql, before: number): void {
  const settled = "SELECT id FROM deliveries WHERE due IS NULL AND created_at < ?";
  sql.run(`DELETE FROM parts WHERE id IN (${settled})`, before);
  sql.run("DELETE FROM deliveries WHERE due IS NULL AND created_at < ?", before);
}

/** When the oldest delivery arrived; null if there is none. */
export function oldestArrival(sql: Sql): number | null {
  return sql.run<{ at: number }>("SELECT created_at AS at FROM deliveries ORDER BY sequence LIMIT 1")[0]?.at ?? null;
}
