import type { InstanceView } from "../../lib/contract/instance-state";
import type { Mode } from "../../lib/contract/tenant";
import type { Sql } from "../sql";

export interface Feed {
  tenantId: string;
  mode: Mode;
  /** Number of the newest change. */
  sequence: number;
  /** Whether the instances tell of their changes. */
  isListening: boolean;
  /** When the last socket closed; null while there is one. */
  quietSince: number | null;
}

interface FeedRow extends Record<string, SqlStorageValue> {
  tenant_id: string;
  mode: string;
  sequence: number;
  is_listening: number;
  quiet_since: number | null;
}

export function findFeed(sql: Sql): Feed | undefined {
  const [row] = sql.run<FeedRow>("SELECT * FROM feed");
  if (!row) return undefined;
  const { tenant_id: tenantId, mode, sequence, is_listening: isListening, quiet_since: quietSince } = row;
  return { tenantId, mode: mode === "live" ? "live" : "test", sequence, isListening: isListening === 1, quietSince };
}

export function putFeed(sql: Sql, { tenantId, mode, sequence, isListening, quietSince }: Feed): void {
  const values = [tenantId, mode, sequence, isListening ? 1 : 0, quietSince];
  sql.run("INSERT OR REPLACE INTO feed VALUES (1, ?, ?, ?, ?, ?)", ...values);
}

/** One publication: changes `first` to `last`. */
export interface RingRow extends Record<string, SqlStorageValue> {
  first: number;
  last: number;
  sealed: string;
}

/** How many publications are kept, and how many more before the oldest are dropped together. */
const ROWS_KEPT = 500;
const SLACK = 100;
/** Whoever comes back gets it all at once, so all of it must fit into memory. Above this the older half goes. */
const MOST_BYTES = 16 * 2 ** 20;

export function insertRing(sql: Sql, { first, last, sealed }: RingRow, now: number): void {
  sql.run("INSERT INTO ring VALUES (?, ?, ?, ?)", last, first, sealed, now);
  const measure = "SELECT count(*) AS n, total(octet_length(sealed)) AS bytes FROM ring";
  const { n = 0, bytes = 0 } = sql.run<{ n: number; bytes: number }>(measure)[0] ?? {};
  if (bytes > MOST_BYTES) deleteOldest(sql, Math.ceil(n / 2));
  else if (n >= ROWS_KEPT + SLACK) deleteOldest(sql, SLACK);
}

const deleteOldest = (sql: Sql, rows: number) =>
  sql.run("DELETE FROM ring WHERE last IN (SELECT last FROM ring ORDER BY last LIMIT ?)", rows);

/** Everything behind `sequence`, or undefined where something of it is gone. */
export function ringAfter(sql: Sql, sequence: number, newest: number): RingRow[] | undefined {
  if (sequence > newest) return undefined;
  if (sequence === newest) return [];
  const rows = sql.run<RingRow>("SELECT first, last, sealed FROM ring WHERE last > ? ORDER BY last", sequence);
  const [oldest] = rows;
  return oldest && oldest.first <= sequence + 1 ? rows : undefined;
}

export function clearRing(sql: Sql): void {
  sql.run("DELETE FROM ring");
}

export interface StoredInstance {
  id: string;
  revision: number;
  view: InstanceView;
}

export function putInstance(sql: Sql, { id, revision, view }: StoredInstance): void {
  sql.run("INSERT OR REPLACE INTO instances VALUES (?, ?, ?)", id, revision, JSON.stringify(view));
}

export function setRevision(sql: Sql, id: string, revision: number): void {
  sql.run("UPDATE instances SET revision = ? WHERE id = ?", revision, id);
}

/** The newest revision of an instance that was heard; undefined for one that is not known. */
export function findRevision(sql: Sql, id: string): number | undefined {
  return sql.run<{ revision: number }>("SELECT revision FROM instances WHERE id = ?", id)[0]?.revision;
}

export function listInstances(sql: Sql): StoredInstance[] {
  const rows = sql.run<{ id: string; revision: number; view: string }>("SELECT * FROM instances ORDER BY id");
  return rows.map(({ id, revision, view }) => ({ id, revision, view: JSON.parse(view) as InstanceView }));
}

export function deleteInstance(sql: Sql, id: string): void {
  sql.run("DELETE FROM instances WHERE id = ?", id);
}

/** False for a ticket that was used before. */
export function takeTicket(sql: Sql, id: string, { expiresAt, now }: { expiresAt: number; now: number }): boolean {
  sql.run("DELETE FROM tickets WHERE expires_at < ?", now);
  const insert = "INSERT INTO tickets VALUES (?, ?) ON CONFLICT (id) DO NOTHING RETURNING id";
  return sql.run(insert, id, expiresAt).length > 0;
}
