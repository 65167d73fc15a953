import type { Sql } from "../sql";
import type { MessageNews } from "./read-messages";

/** What was learned of messages, until Postgres has it and for two days more. */
export interface LogRow {
  sequence: number;
  news: LoggedNews;
}

/** As `MessageNews`; of the counterpart only a hash and the last digits. */
export type LoggedNews = Omit<MessageNews, "facts"> & {
  /** Its event never came: the message was asked for. */
  filled?: true;
  facts?: Omit<NonNullable<MessageNews["facts"]>, "counterpart"> & { contactHash: string; lastDigits: string };
};

const KEEP_MS = 48 * 3_600_000;
const ORPHANS_KEPT_MS = 24 * 3_600_000;

export function insertNews(sql: Sql, row: LogRow & { at: number }): void {
  const { sequence, news, at } = row;
  sql.run("INSERT INTO log VALUES (?, ?, ?, ?)", sequence, news.id, at, JSON.stringify(news));
}

/** Rows behind `after` that arrived before `before`. */
export function nextNews(
  sql: Sql,
  { after, before, limit }: { after: number; before: number; limit: number },
): LogRow[] {
  const query = "SELECT sequence, news FROM log WHERE sequence > ? AND at <= ? ORDER BY sequence LIMIT ?";
  const rows = sql.run<{ sequence: number; news: string }>(query, after, before, limit);
  return rows.map(({ sequence, news }) => ({ sequence, news: JSON.parse(news) as LoggedNews }));
}

/** When the oldest row behind `after` arrived; null if there is none. */
export function oldestNews(sql: Sql, after: number): number | null {
  const query = "SELECT at FROM log WHERE sequence > ? ORDER BY sequence LIMIT 1";
  return sql.run<{ at: number }>(query, after)[0]?.at ?? null;
}

/** Which of these messages were heard of in the last two days. */
export function knownMessages(sql: Sql, ids: readonly string[]): Set<string> {
  const query = "SELECT DISTINCT message_id AS id FROM log WHERE message_id IN (SELECT value FROM json_each(?))";
  return new Set(sql.run<{ id: string }>(query, JSON.stringify(ids)).map(({ id }) => id));
}

/** Whether a message was asked for, so that its event, should it still come, is nothing new. */
export function wasFilled(sql: Sql, id: string): boolean {
  return sql.run("SELECT 1 FROM log WHERE message_id = ? AND news LIKE '%\"filled\":true%' LIMIT 1", id).length > 0;
}

/** Keeps statuses for a message that has not been heard of. */
export function putOrphan(sql: Sql, news: readonly LoggedNews[], now: number): void {
  const [first] = news;
  if (first) sql.run("INSERT OR REPLACE INTO orphans VALUES (?, ?, ?)", first.id, now, JSON.stringify(news));
}

export function findOrphan(sql: Sql, id: string): LoggedNews[] {
  const [row] = sql.run<{ news: string }>("SELECT news FROM orphans WHERE message_id = ?", id);
  return row ? (JSON.parse(row.news) as LoggedNews[]) : [];
}

export function deleteOrphan(sql: Sql, id: string): void {
  sql.run("DELETE FROM orphans WHERE message_id = ?", id);
}

/** Forgets what is old and with Postgres, up to `limit` rows. */
export function deleteOldNews(sql: Sql, logged: number, { now, limit }: { now: number; limit: number }): void {
  const old = "SELECT sequence FROM log WHERE sequence <= ? AND at < ? ORDER BY sequence LIMIT ?";
  sql.run(`DELETE FROM log WHERE sequence IN (${old})`, logged, now - KEEP_MS, limit);
  sql.run("DELETE FROM orphans WHERE at < ?", now - ORPHANS_KEPT_MS);
}

/** When the oldest row may be forgotten; null if there is none. */
export function newsExpiry(sql: Sql): number | null {
  const [row] = sql.run<{ at: number }>("SELECT at FROM log ORDER BY sequence LIMIT 1");
  return row ? row.at + KEEP_MS + 1 : null;
}
