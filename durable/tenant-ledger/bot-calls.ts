import type { BotCallRecord } from "../../lib/bot-call";
import type { Sql } from "../sql";

/** Calls of bots that Postgres has not heard of yet. */

/** One row for all of them. Writing it twice is the same as once. */
export function insertBotCalls(sql: Sql, calls: readonly BotCallRecord[]): void {
  const [first] = calls;
  if (first) sql.run("INSERT OR IGNORE INTO bot_calls VALUES (?, ?)", first.id, JSON.stringify(calls));
}

export interface BotCallRow {
  id: string;
  payload: string;
}

export const nextBotCalls = (sql: Sql): BotCallRow[] =>
  sql.run<{ id: string; payload: string }>("SELECT id, payload FROM bot_calls ORDER BY id LIMIT 10");

export const readBotCalls = (rows: readonly BotCallRow[]): BotCallRecord[] =>
  rows.flatMap(({ payload }) => JSON.parse(payload) as BotCallRecord[]);

export function forgetBotCalls(sql: Sql, rows: readonly BotCallRow[]): void {
  for (const { id } of rows) sql.run("DELETE FROM bot_calls WHERE id = ?", id);
}
