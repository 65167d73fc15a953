import type { Sql } from "../sql";
import { EndpointDocument } from "./endpoint";
import type { Attempt, DisabledReason, QueuedEvent } from "./messages";

/** A delivery that waits for its next attempt. */
export interface Delivery extends Record<string, SqlStorageValue> {
  id: string;
  event: string;
  instanceId: string | null;
  moreParts: number;
  /** Attempts made of the present schedule. */
  tries: number;
  due: number;
}

export interface StoredEndpoint {
  document: EndpointDocument;
  disabled: DisabledReason | null;
  failingSince: number | null;
}

/** An attempt as it is kept: with its signatures, and what came back, sealed. */
export interface StoredAttempt extends Attempt {
  signatures: [standard: string, bare: string] | null;
  answer: string | null;
}

export function findEndpoint(sql: Sql): StoredEndpoint | undefined {
  const query = "SELECT document, disabled, failing_since AS failingSince FROM endpoint";
  const row = sql.run<{ document: string; disabled: DisabledReason | null; failingSince: number | null }>(query)[0];
  return row && { ...row, document: EndpointDocument.parse(JSON.parse(row.document)) };
}

/** Whether the tenant has it switched on, and we have not switched it off. */
export function isOpen(sql: Sql): boolean {
  return sql.run("SELECT 1 FROM endpoint WHERE disabled IS NULL AND json_extract(document, '$.enabled')").length > 0;
}

export function heldUntil(sql: Sql): number {
  return sql.run<{ until: number }>("SELECT held_until AS until FROM endpoint")[0]?.until ?? 0;
}

/** Whether anything may go out now. */
export function canSend(sql: Sql, now: number): boolean {
  return isOpen(sql) && heldUntil(sql) <= now;
}

/** True if it is news. An older document than the one there changes nothing; a newer one starts with a clean slate. */
export function putEndpoint(sql: Sql, document: EndpointDocument): boolean {
  const upsert = `INSERT INTO endpoint (one, document, updated_at) VALUES (1, ?1, ?2)
    ON CONFLICT (one) DO UPDATE SET document = ?1, updated_at = ?2, disabled = NULL, held_until = 0, failing_since = NULL
    WHERE updated_at < ?2 RETURNING one`;
  return sql.run(upsert, JSON.stringify(document), document.updatedAt).length > 0;
}

export function disableEndpoint(sql: Sql, reason: DisabledReason): void {
  sql.run("UPDATE endpoint SET disabled = ?", reason);
}

export function setFailingSince(sql: Sql, since: number | null): void {
  sql.run("UPDATE endpoint SET failing_since = ?", since);
}

/** Nothing goes out before. */
export function holdEndpoint(sql: Sql, until: number): void {
  sql.run("UPDATE endpoint SET held_until = max(held_until, ?)", until);
}

/** False if the event was queued before, even if it has been delivered since. */
export function insertDelivery(sql: Sql, { id, event, instanceId, body, moreParts }: QueuedEvent, due: number): void {
  const insert = `INSERT INTO outgoing (id, event, instance_id, state, due, created_at, more_parts, body)
    VALUES (?, ?, ?, 'pending', ?4, ?4, ?, ?) ON CONFLICT (id) DO NOTHING`;
  sql.run(insert, id, event, instanceId ?? null, due, moreParts, body);
}

export function putPart(sql: Sql, { id, part, body }: { id: string; part: number; body: string }): void {
  sql.run("INSERT OR REPLACE INTO parts VALUES (?, ?, ?)", id, part, body);
}

/** A piece of a sealed body; undefined once it was erased. */
export function findPart(sql: Sql, id: string, part: number): string | undefined {
  const query =
    part === 0 ? "SELECT body FROM outgoing WHERE id = ?1" : "SELECT body FROM parts WHERE id = ?1 AND part = ?2";
  const bindings = part === 0 ? [id] : [id, part];
  return sql.run<{ body: string | null }>(query, ...bindings)[0]?.body ?? undefined;
}

export function deleteParts(sql: Sql, id: string): void {
  sql.run("DELETE FROM parts WHERE id = ?", id);
}

/** In order of due time. */
export function dueDeliveries(sql: Sql, now: number, limit: number): Delivery[] {
  const query = `SELECT id, event, instance_id AS instanceId, more_parts AS moreParts, tries, due FROM outgoing
    WHERE due <= ? ORDER BY due LIMIT ?`;
  return sql.run<Delivery>(query, now, limit);
}

/** Writes an attempt and what follows from it. `due` null: there is no other. */
export function settleAttempt(
  sql: Sql,
  { id }: { id: string },
  { attempt, state, due }: { attempt: StoredAttempt; state: "pending" | "delivered" | "failed"; due: number | null },
): void {
  const update = `UPDATE outgoing SET tries = tries + 1, state = ?, due = ?, attempts = json_insert(attempts, '$[#]', json(?))
    WHERE id = ?`;
  sql.run(update, state, due, JSON.stringify(attempt), id);
}

/** Nothing that waits is sent any more, until it is resent. */
export function cancelWaiting(sql: Sql): void {
  sql.run("UPDATE outgoing SET state = 'failed', due = NULL WHERE due IS NOT NULL");
}

export function countWaiting(sql: Sql): number {
  return sql.run<{ n: number }>("SELECT count(*) AS n FROM outgoing WHERE due IS NOT NULL")[0]?.n ?? 0;
}

export function earliestDue(sql: Sql): number | null {
  return sql.run<{ due: number | null }>("SELECT min(due) AS due FROM outgoing WHERE due IS NOT NULL")[0]?.due ?? null;
}
