import type { PacedSend } from "../../lib/contract/pacing";
import type { Sql } from "../sql";
import type { Facts } from "./plan-next";
import { showSettled, showWaiting } from "./show";
import * as store from "./store";

/** What whoever follows a queue asks of it. */

export const findRow = (sql: Sql, id: string) => store.findWaiting(sql, id) ?? store.findSettled(sql, id);

export function showSend(sql: Sql, facts: Facts, row: store.WaitingRow | store.SettledRow): PacedSend {
  if (!("sequence" in row)) return showSettled(row);
  return showWaiting(facts, row, { ahead: store.countBefore(sql, row.sequence), now: Date.now() });
}

export interface ListQuery {
  state: "open" | "settled";
  after: string | undefined;
  limit: number;
}

/** What waits, in its order, or what is settled, newest first. */
export function listSends(sql: Sql, facts: Facts, { state, after, limit }: ListQuery): PacedSend[] {
  if (state === "settled") return store.listSettled(sql, { before: after, limit }).map(showSettled);
  const rows = store.listWaiting(sql, { after, limit });
  const now = Date.now();
  const ahead = rows[0] ? store.countBefore(sql, rows[0].sequence) : 0;
  return rows.map((row, index) => showWaiting(facts, row, { ahead: ahead + index, now }));
}

/** Seconds after which a full queue may have room. */
export const retryWhenFull = (opensAt: number, now: number) =>
  Math.max(1, Math.min(3_600, Math.ceil((opensAt - now) / 1_000)));
