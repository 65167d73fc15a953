import { uuidv7 } from "../../lib/ids";
import type { WebhookOwner } from "../../lib/webhook-secret";
import type { Sql } from "../sql";
import type { EnqueueRequest, PacedOrder, PacedProfile } from "./messages";
import type { DayCount, Facts } from "./plan-next";
import { insertUntold } from "./untold";

/** All that a queue knows beside its messages, in one row. Times in ms since the epoch. */
export interface Kept {
  owner: WebhookOwner;
  profile: PacedProfile;
  nextAt: number;
  day: DayCount;
  hold: Facts["hold"];
  pairedAt: number | null;
  /** Tries in a row that have run into something. */
  holds: number;
}

/** The part of an order that is kept after it was sent. */
export type OrderFacts = Omit<PacedOrder, "id" | "body" | "bytes">;

export interface WaitingRow {
  sequence: number;
  id: string;
  state: "queued" | "sending";
  contacts: string[];
  cold: boolean;
  createdAt: number;
  expiresAt: number;
  sendingSince: number | null;
  facts: OrderFacts;
  fingerprint: string | null;
}

export interface SettledRow {
  id: string;
  state: "sent" | "failed" | "cancelled" | "unknown";
  code: string | null;
  message: string | null;
  messageId: string | null;
  createdAt: number;
  expiresAt: number;
  settledAt: number;
  facts: Pick<OrderFacts, "row" | "lastDigits">;
  fingerprint: string | null;
}

export function findKept(sql: Sql): Kept | undefined {
  const [row] = sql.run<{ document: string }>("SELECT document FROM kept");
  return row && (JSON.parse(row.document) as Kept);
}

export function putKept(sql: Sql, kept: Kept): void {
  sql.run("INSERT OR REPLACE INTO kept VALUES (1, ?)", JSON.stringify(kept));
}

const WAITING = `sequence, id, state, contact, cold, created_at AS createdAt, expires_at AS expiresAt,
  sending_since AS sendingSince, facts, fingerprint`;
const SETTLED = `id, state, code, message, message_id AS messageId, created_at AS createdAt, expires_at AS expiresAt,
  settled_at AS settledAt, facts, fingerprint`;

/** A row as SQLite has it. */
type Raw<T extends { facts: unknown }> = Omit<T, "facts" | "contacts" | "cold"> & { facts: string };

const toWaiting = (row: Raw<WaitingRow> & { contact: string; cold: number }): WaitingRow => {
  const { contact, cold, facts, ...rest } = row;
  const contacts = contact === "" ? [] : contact.split(" ");
  return { ...rest, contacts, cold: cold === 1, facts: JSON.parse(facts) as OrderFacts };
};
const toSettled = (row: Raw<SettledRow>): SettledRow => ({
  ...row,
  facts: JSON.parse(row.facts) as SettledRow["facts"],
});

function selectWaiting(sql: Sql, rest: string, ...bindings: SqlStorageValue[]): WaitingRow[] {
  const rows = sql.run<Raw<WaitingRow> & { contact: string; cold: number }>(
    `SELECT ${WAITING} FROM waiting ${rest}`,
    ...bindings,
  );
  return rows.map(toWaiting);
}

function selectSettled(sql: Sql, rest: string, ...bindings: SqlStorageValue[]): SettledRow[] {
  return sql.run<Raw<SettledRow>>(`SELECT ${SETTLED} FROM settled ${rest}`, ...bindings).map(toSettled);
}

export function insertWaiting(
  sql: Sql,
  { order, idempotency }: Pick<EnqueueRequest, "order" | "idempotency">,
  { createdAt, expiresAt }: { createdAt: number; expiresAt: number },
): void {
  const { id, body, bytes, ...facts } = order;
  sql.run(
    `INSERT INTO waiting (id, contact, created_at, expires_at, bytes, facts, key, fingerprint, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[id, order.contacts.join(" "), createdAt, expiresAt, bytes, JSON.stringify(facts)],
    ...[idempotency?.key ?? null, idempotency?.fingerprint ?? null, body],
  );
}

export const findWaiting = (sql: Sql, id: string) => selectWaiting(sql, "WHERE id = ?", id)[0];
export const findSettled = (sql: Sql, id: string) => selectSettled(sql, "WHERE id = ?", id)[0];

/** What stands under an `Idempotency-Key`: while it waits, and for as long after its call as a key is remembered. */
export function findByKey(sql: Sql, key: string, since: number): WaitingRow | SettledRow | undefined {
  const [waiting] = selectWaiting(sql, "WHERE key = ? ORDER BY sequence DESC LIMIT 1", key);
  return waiting ?? selectSettled(sql, "WHERE key = ? AND created_at > ? ORDER BY id DESC LIMIT 1", key, since)[0];
}

/** The oldest that waits, whoever it is for. */
export const firstWaiting = (sql: Sql) => selectWaiting(sql, "ORDER BY sequence LIMIT 1")[0];

export const findSending = (sql: Sql) => selectWaiting(sql, "WHERE state = 'sending' ORDER BY sequence LIMIT 1")[0];

/** In their order, from behind `after`; of those that were strangers when the cap was used up, or of the others. */
export const listCandidates = (sql: Sql, { cold, after, limit }: { cold: boolean; after: number; limit: number }) =>
  selectWaiting(sql, "WHERE cold = ? AND sequence > ? ORDER BY sequence LIMIT ?", Number(cold), after, limit);

/** The first that waits for the same contact: nothing overtakes what was written to somebody before. */
export const firstFor = (sql: Sql, contacts: readonly string[]) =>
  selectWaiting(sql, "WHERE contact = ? ORDER BY sequence LIMIT 1", contacts.join(" "))[0];

export function markCold(sql: Sql, sequences: readonly number[]): void {
  sql.run("UPDATE waiting SET cold = 1 WHERE sequence IN (SELECT value FROM json_each(?))", JSON.stringify(sequences));
}

/** From here on it may be sent. */
export function markSending(sql: Sql, sequence: number, { at, isCold }: { at: number; isCold: boolean }): void {
  const update = "UPDATE waiting SET state = 'sending', sending_since = ?, cold = ? WHERE sequence = ?";
  sql.run(update, at, Number(isCold), sequence);
}

/** It was certainly not sent. */
export function markQueued(sql: Sql, sequence: number): void {
  sql.run("UPDATE waiting SET state = 'queued', sending_since = NULL WHERE sequence = ?", sequence);
}

export const readBody = (sql: Sql, sequence: number): { body: string; bytes: number } | undefined =>
  sql.run<{ body: string; bytes: number }>("SELECT body, bytes FROM waiting WHERE sequence = ?", sequence)[0];

export type Ending = Pick<SettledRow, "state" | "code" | "message" | "messageId">;

/** Moves a message to what is settled and is to be told, without its body and without who had queued it. */
export function settle(sql: Sql, row: WaitingRow, ending: Ending & { settledAt: number }): void {
  const { row: route, lastDigits } = row.facts;
  const { state, code, message, messageId, settledAt } = ending;
  const [kept] = sql.run<{ key: string | null }>("DELETE FROM waiting WHERE sequence = ? RETURNING key", row.sequence);
  sql.run(
    "INSERT OR IGNORE INTO settled VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ...[row.id, state, code, message, messageId, row.createdAt, row.expiresAt, settledAt],
    ...[JSON.stringify({ row: route, lastDigits }), kept?.key ?? null, row.fingerprint],
  );
  if (kept) insertUntold(sql, row.id, settledAt);
}

export function listWaiting(sql: Sql, { after, limit }: { after: string | undefined; limit: number }): WaitingRow[] {
  const from = after === undefined ? undefined : findWaiting(sql, after)?.sequence;
  return selectWaiting(sql, "WHERE sequence > ? ORDER BY sequence LIMIT ?", from ?? 0, limit);
}

export const listSettled = (sql: Sql, { before, limit }: { before: string | undefined; limit: number }) =>
  selectSettled(sql, "WHERE id < ? ORDER BY id DESC LIMIT ?", before ?? "g", limit);

export const countBefore = (sql: Sql, sequence: number): number =>
  sql.run<{ count: number }>("SELECT count(*) AS count FROM waiting WHERE sequence < ?", sequence)[0]?.count ?? 0;

/** How much waits. */
export function measure(sql: Sql): { count: number; bytes: number } {
  const query = "SELECT count(*) AS count, coalesce(sum(bytes), 0) AS bytes FROM waiting";
  return sql.run<{ count: number; bytes: number }>(query)[0] ?? { count: 0, bytes: 0 };
}

/** How long a send can be followed, from when it was queued. */
const FOLLOWED_MS = 14 * 86_400_000;

export function deleteOld(sql: Sql, now: number, limit: number): void {
  const old = "SELECT id FROM settled WHERE id < ? ORDER BY id LIMIT ?";
  sql.run(`DELETE FROM settled WHERE id IN (${old})`, uuidv7(now - FOLLOWED_MS), limit);
}

/** When there is something to forget; null if there is nothing. */
export function earliestExpiry(sql: Sql): number | null {
  const [row] = sql.run<{ at: number }>("SELECT created_at AS at FROM settled ORDER BY id LIMIT 1");
  return row ? row.at + FOLLOWED_MS + 1_000 : null;
}
