import type { Sql } from "../sql";
import type { Kept } from "./kept";

const HOUR_MS = 3_600_000;
/** A body is known for 48 hours, and for up to one generation more. */
const GENERATION_MS = 12 * HOUR_MS;
const GENERATIONS_KEPT = 4;

export interface InboxRow extends Record<string, SqlStorageValue> {
  /** Never used again, also not after it was deleted. */
  sequence: number;
  id: string;
  event: string;
  /** Sealed; null where it lies in R2. */
  body: string | null;
  /** R2 key. */
  object: string | null;
}

const generationAt = (now: number) => Math.floor(now / GENERATION_MS);

export function findKept(sql: Sql): Kept | undefined {
  const [row] = sql.run<{ document: string }>("SELECT document FROM kept");
  return row && (JSON.parse(row.document) as Kept);
}

export function putKept(sql: Sql, kept: Kept): void {
  sql.run("INSERT OR REPLACE INTO kept VALUES (1, ?)", JSON.stringify(kept));
}

export function hasSeen(sql: Sql, hash: string, now: number): boolean {
  const query = "SELECT 1 FROM seen WHERE hash = ?1 AND generation IN (?2 + 1, ?2, ?2 - 1, ?2 - 2, ?2 - 3, ?2 - 4)";
  return sql.run(query, hash, generationAt(now)).length > 0;
}

export function insertSeen(sql: Sql, hash: string, now: number): void {
  sql.run("INSERT INTO seen VALUES (?, ?)", generationAt(now), hash);
}

export function insertInbox(sql: Sql, { sequence, id, event, body, object }: InboxRow): void {
  const insert = "INSERT INTO inbox (sequence, id, event, body, more_parts, object) VALUES (?, ?, ?, ?, 0, ?)";
  sql.run(insert, sequence, id, event, body, object);
}

/** In order of arrival, from behind `after` on. */
export function nextInbox(sql: Sql, after: number, limit: number): InboxRow[] {
  const query = "SELECT sequence, id, event, body, object FROM inbox WHERE sequence > ? ORDER BY sequence LIMIT ?";
  return sql.run<InboxRow>(query, after, limit);
}

/** Forgets what everybody has; answers the R2 keys that nobody needs any more. */
export function deleteInbox(sql: Sql, upTo: number): string[] {
  const deleted = sql.run<{ object: string | null }>("DELETE FROM inbox WHERE sequence <= ? RETURNING object", upTo);
  return deleted.flatMap(({ object }) => object ?? []);
}

export const isInboxEmpty = (sql: Sql) => sql.run("SELECT 1 FROM inbox LIMIT 1").length === 0;

export function insertMedia(sql: Sql, key: string, expiresAt: number): void {
  sql.run("INSERT OR REPLACE INTO media VALUES (?, ?)", key, expiresAt);
}

export function takeExpiredMedia(sql: Sql, now: number): string[] {
  const deleted = sql.run<{ key: string }>("DELETE FROM media WHERE expires_at <= ? RETURNING key", now);
  return deleted.map(({ key }) => key);
}

export const listMedia = (sql: Sql) => sql.run<{ key: string }>("SELECT key FROM media").map(({ key }) => key);

/** Forgets bodies seen long ago, up to `limit` of them. */
export function deleteOld(sql: Sql, limit: number, now: number): void {
  const old = "SELECT generation, hash FROM seen WHERE generation < ? ORDER BY generation LIMIT ?";
  sql.run(`DELETE FROM seen WHERE (generation, hash) IN (${old})`, generationAt(now) - GENERATIONS_KEPT, limit);
}

/** When there is something to forget; null if there is nothing. */
export function earliestExpiry(sql: Sql): number | null {
  const [seen] = sql.run<{ generation: number }>("SELECT generation FROM seen ORDER BY generation LIMIT 1");
  const [media] = sql.run<{ at: number | null }>("SELECT min(expires_at) AS at FROM media");
  const times = [];
  if (seen) times.push((seen.generation + GENERATIONS_KEPT + 1) * GENERATION_MS);
  if (media?.at) times.push(media.at);
  return times.length === 0 ? null : Math.min(...times);
}
