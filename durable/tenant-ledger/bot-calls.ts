import type { BotCallRecord } from "../../lib/bot-call";
import type { Sql } from "../sql";

/** Calls of bots that Postgres has not heard of yet. */

/** Writing one twice is the same as once. */
export function insertBotCall(sql: Sql, call: BotCallRecord): void {
  sql.run("INSERT OR IGNORE INTO bot_calls VALUES (?, ?)", call.id, JSON.stringify(call));
}

export function nextBotCalls(sql: Sql): BotCallRecord[] {
  const rows = sql.run<{ payload: string }>("SELECT payload FROM bot_calls ORDER BY id LIMIT 500");
  return rows.map(({ payload }) => JSON.parse(payload) as BotCallRecord);
}

export function forgetBotCalls(sql: Sql, calls: readonly BotCallRecord[]): void {
  for (const { id } of calls) sql.run("DELETE FROM bot_calls WHERE id = ?", id);
}
