import type { Sql } from "../sql";
import { GENERATION_MS, GENERATIONS_ALIVE, generationAt, LIFE_MS } from "./life";
import type { ReserveRequest, SendCall, StoredAnswer, UnknownOutcome } from "./messages";

/** What is known about a key. Times in ms since the epoch. */
export type SendRecord = { requestId: string; reservedAt: number; deadline: number } & (
  | { state: "reserved" }
  | ({ state: "answered" } & StoredAnswer)
  | { state: "unknown"; fingerprint: string | null }
);

/** Rows of one key that can be alive; ?1 is the present generation. The next one allows for a clock that stepped back. */
const KEY_ROWS = `key = ?2 AND generation IN (?1 + 1, ?1, ${Array.from({ length: GENERATIONS_ALIVE }, (_, i) => `?1 - ${i + 1}`)})`;

/** Only the call that holds the key may change its row, and only once. */
const HELD_ROW = `${KEY_ROWS} AND request_id = ?3 AND state = 'reserved'`;

export function findRecord(sql: Sql, key: string, now: number): SendRecord | undefined {
  const query = `SELECT request_id AS requestId, reserved_at AS reservedAt, deadline, state,
      fingerprint, status, content_type AS contentType, sealed_body AS sealedBody
    FROM sends WHERE ${KEY_ROWS} AND reserved_at > ?3`;
  return sql.run<SendRecord>(query, generationAt(now), key, now - LIFE_MS)[0];
}

/** Throws if the key is taken: look first, without waiting in between. */
export function insertReservation(sql: Sql, { key, requestId, deadlineMs }: ReserveRequest, now: number): void {
  const insert = "INSERT INTO sends (generation, key, request_id, reserved_at, deadline) VALUES (?, ?, ?, ?, ?)";
  sql.run(insert, generationAt(now), key, requestId, now, now + deadlineMs);
}

export function updateAnswered(sql: Sql, answer: SendCall & StoredAnswer, now: number): boolean {
  const { key, requestId, fingerprint, status, contentType, sealedBody } = answer;
  const update = `UPDATE sends
    SET state = 'answered', fingerprint = ?4, status = ?5, content_type = ?6, sealed_body = ?7
    WHERE ${HELD_ROW} RETURNING key`;
  const details = [fingerprint, status, contentType, sealedBody];
  return sql.run(update, generationAt(now), key, requestId, ...details).length > 0;
}

export function updateUnknown(sql: Sql, { key, requestId, fingerprint }: UnknownOutcome, now: number): boolean {
  const update = `UPDATE sends SET state = 'unknown', fingerprint = ?4 WHERE ${HELD_ROW} RETURNING key`;
  return sql.run(update, generationAt(now), key, requestId, fingerprint).length > 0;
}

export function deleteReservation(sql: Sql, { key, requestId }: SendCall, now: number): boolean {
  const remove = `DELETE FROM sends WHERE ${HELD_ROW} RETURNING key`;
  return sql.run(remove, generationAt(now), key, requestId).length > 0;
}

/** Removes up to `limit` rows of generations in which nothing is alive. */
export function deleteExpired(sql: Sql, limit: number, now: number): void {
  const remove = `DELETE FROM sends WHERE (generation, key) IN
    (SELECT generation, key FROM sends WHERE generation < ? ORDER BY generation, key LIMIT ?)`;
  sql.run(remove, generationAt(now) - GENERATIONS_ALIVE, limit);
}

/** When the oldest generation may be purged; null if there is no row. */
export function earliestDue(sql: Sql): number | null {
  const oldest = sql.run<{ generation: number }>("SELECT generation FROM sends ORDER BY generation LIMIT 1")[0];
  return oldest ? (oldest.generation + 1) * GENERATION_MS + LIFE_MS : null;
}
