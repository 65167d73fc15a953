import { newEventId } from "../../lib/ids";
import type { Sql } from "../sql";

/** Endings that nobody has been told of yet, each under the id that its event has however often it is told. */
export interface Untold extends Record<string, SqlStorageValue> {
  event: string;
  id: string;
}

export function insertUntold(sql: Sql, id: string, now: number): void {
  sql.run("INSERT INTO untold VALUES (?, ?)", newEventId(now), id);
}

export const listUntold = (sql: Sql, limit: number) =>
  sql.run<Untold>("SELECT event, id FROM untold ORDER BY event LIMIT ?", limit);

export const isAllTold = (sql: Sql) => sql.run("SELECT 1 FROM untold LIMIT 1").length === 0;

export function deleteUntold(sql: Sql, events: readonly string[]): void {
  sql.run("DELETE FROM untold WHERE event IN (SELECT value FROM json_each(?))", JSON.stringify(events));
}
