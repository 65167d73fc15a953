import type { WebhookOwner } from "../../lib/webhook-secret";
import type { Sql } from "../sql";
import type { Live } from "./live";

const HOUR_MS = 3_600_000;
/** A body is known for 48 hours, and for up to one generation more. */
const GENERATION_MS = 12 * HOUR_MS;
const GENERATIONS_KEPT = 4;
/** An upload that takes longer was given up. */
const UPLOAD_MS = HOUR_MS;

export interface InboxRow extends Record<string, SqlStorageValue> {
  sequence: number;
  id: string;
  event: string;
  /** Null: in `parts`, from 0 on. */
  body: string | null;
  moreParts: number;
}

const generationAt = (now: number) => Math.floor(now / GENERATION_MS);

export function findLive(sql: Sql): { owner: WebhookOwner; live: Live } | undefined {
  const [row] = sql.run<{ owner: string; document: string }>("SELECT owner, document FROM live");
  return row && { owner: JSON.parse(row.owner) as WebhookOwner, live: JSON.parse(row.document) as Live };
}

export function putLive(sql: Sql, owner: WebhookOwner, live: Live): void {
  sql.run("INSERT OR REPLACE INTO live VALUES (1, ?, ?)", JSON.stringify(owner), JSON.stringify(live));
}

export function hasSeen(sql: Sql, hash: string, now: number): boolean {
  const query = "SELECT 1 FROM seen WHERE hash = ?1 AND generation IN (?2 + 1, ?2, ?2 - 1, ?2 - 2, ?2 - 3, ?2 - 4)";
  return sql.run(query, hash, generationAt(now)).length > 0;
}

export function insertSeen(sql: Sql, hash: string, now: number): void {
  sql.run("INSERT INTO seen VALUES (?, ?)", generationAt(now), hash);
}

export function insertInbox(
  sql: Sql,
  row: { id: string; event: string; body: string | null; moreParts: number },
): void {
  const { id, event, body, moreParts } = row;
  sql.run("INSERT INTO inbox (id, event, body, more_parts) VALUES (?, ?, ?, ?)", id, event, body, moreParts);
}

/** In order of arrival. */
export function nextInbox(sql: Sql, limit: number): InboxRow[] {
  const query = "SELECT sequence, id, event, body, more_parts AS moreParts FROM inbox ORDER BY sequence LIMIT ?";
  return sql.run<InboxRow>(query, limit);
}

export function deleteInbox(sql: Sql, { sequence, id }: InboxRow): void {
  sql.run("DELETE FROM inbox WHERE sequence = ?", sequence);
  deleteParts(sql, id);
}

export function putPart(
  sql: Sql,
  { id, part, body, at }: { id: string; part: number; body: string; at: number },
): void {
  sql.run("INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?)", id, part, body, at);
}

export function findPart(sql: Sql, id: string, part: number): string | undefined {
  return sql.run<{ body: string }>("SELECT body FROM parts WHERE id = ? AND part = ?", id, part)[0]?.body;
}

export function countParts(sql: Sql, id: string): number {
  return sql.run<{ n: number }>("SELECT count(*) AS n FROM parts WHERE id = ?", id)[0]?.n ?? 0;
}

export function deleteParts(sql: Sql, id: string): void {
  sql.run("DELETE FROM parts WHERE id = ?", id);
}

/** Forgets bodies seen long ago, up to `limit` of them, and uploads that were given up. */
export function deleteOld(sql: Sql, limit: number, now: number): void {
  const old = "SELECT generation, hash FROM seen WHERE generation < ? ORDER BY generation LIMIT ?";
  sql.run(`DELETE FROM seen WHERE (generation, hash) IN (${old})`, generationAt(now) - GENERATIONS_KEPT, limit);
  sql.run("DELETE FROM parts WHERE at < ? AND id NOT IN (SELECT id FROM inbox)", now - UPLOAD_MS);
}

/** When there is something to forget; null if there is nothing. */
export function earliestExpiry(sql: Sql): number | null {
  const [seen] = sql.run<{ generation: number }>("SELECT generation FROM seen ORDER BY generation LIMIT 1");
  const [part] = sql.run<{ at: number | null }>("SELECT min(at) AS at FROM parts");
  const times = [];
  if (seen) times.push((seen.generation + GENERATIONS_KEPT + 1) * GENERATION_MS);
  if (part?.at) times.push(part.at + UPLOAD_MS + 1);
  return times.length === 0 ? null : Math.min(...times);
}
