import type { LedgerTenant, Mode } from "../../lib/contract/tenant";
import type { Sql } from "../sql";
import { quotaState } from "./books";
import type { LedgerInstance } from "./messages";
import { findDocument, findInstanceById } from "./registry";

/**
 * Bots send upstream without asking: where nobody pays for that any more, the relay refuses, and they are switched off at
 * their servers until somebody does. What was last ordered is kept, so that it is carried out once, and again after a failure.
 */

export type BotRefusal = "tenant_suspended" | "payment_required" | "quota_exceeded";

/** What a call through the relay needs to know, in one answer. */
export type RelayReply =
  | { ok: false }
  | {
      ok: true;
      /** JSON of the relay's document. */
      document: string;
      instance: LedgerInstance;
      refusal: BotRefusal | null;
      /** Messages that the quota still has room for: near its end, every call has to ask. */
      left: number;
    };

export interface RelayKey {
  instanceId: string;
  kind: string;
  id: string;
}

export function lookUpRelay(sql: Sql, tenant: LedgerTenant, key: RelayKey): RelayReply {
  const document = findDocument(sql, key);
  const instance = document === undefined ? undefined : findInstanceById(sql, key.instanceId);
  if (document === undefined || instance?.state !== "ready") return { ok: false };
  const now = Date.now();
  const { remaining } = quotaState(sql, tenant, { kind: "message_send", now });
  const refusal = botRefusal(sql, tenant, now) ?? (remaining === 0 ? "quota_exceeded" : null);
  return { ok: true, document, instance, refusal, left: remaining };
}

/** Why bots are not to run now. Units that isolates hold may come back: only when those are gone too is a quota used up. */
function botRefusal(sql: Sql, tenant: LedgerTenant, now: number): BotRefusal | null {
  if (tenant.status === "suspended") return "tenant_suspended";
  if (tenant.status === "past_due") return "payment_required";
  const { remaining, outstanding } = quotaState(sql, tenant, { kind: "message_send", now });
  return remaining + outstanding <= 0 ? "quota_exceeded" : null;
}

/** When the quota has room again by itself. */
export const botsReturnAt = (sql: Sql, tenant: LedgerTenant, now: number): number =>
  quotaState(sql, tenant, { kind: "message_send", now }).windowEnd;

interface Order {
  wanted: "off" | "on";
  done: boolean;
}

/** What was last ordered; bots run where nothing was. */
export function lastOrder(sql: Sql): Order {
  const [row] = sql.run<{ wanted: Order["wanted"]; done: number }>("SELECT wanted, done FROM bot_switch");
  return row ? { wanted: row.wanted, done: row.done === 1 } : { wanted: "on", done: true };
}

export const isOrderDue = (sql: Sql, tenant: LedgerTenant, now: number): boolean =>
  (hasBots(sql) || lastOrder(sql).wanted === "off") && lastOrder(sql).wanted !== wantedNow(sql, tenant, now);

/** After a change of a bot: where bots are off, it is to be off as well. False where they run. */
export function orderAgain(sql: Sql): boolean {
  if (lastOrder(sql).wanted !== "off") return false;
  putOrder(sql, { wanted: "off", done: false });
  return true;
}

const hasBots = (sql: Sql): boolean =>
  sql.run("SELECT 1 FROM instance_documents WHERE kind >= 'bot:' AND kind < 'bot;' LIMIT 1").length > 0;

/** Carries out what is to be, by `order`, which answers whether it was done at every server. True when nothing is left to do. */
export async function carryOut(
  sql: Sql,
  tenant: LedgerTenant,
  order: (tenantId: string, mode: Mode, wanted: Order["wanted"]) => Promise<boolean>,
): Promise<boolean> {
  const last = lastOrder(sql);
  if (last.done && !isOrderDue(sql, tenant, Date.now())) return true;
  const wanted = wantedNow(sql, tenant, Date.now());
  putOrder(sql, { wanted, done: false });
  if (!(await order(tenant.tenantId, tenant.mode, wanted))) return false;
  // Meanwhile the opposite may have become true.
  if (lastOrder(sql).wanted === wanted) putOrder(sql, { wanted, done: true });
  return true;
}

const wantedNow = (sql: Sql, tenant: LedgerTenant, now: number): Order["wanted"] =>
  botRefusal(sql, tenant, now) ? "off" : "on";

function putOrder(sql: Sql, { wanted, done }: Order): void {
  sql.run("INSERT OR REPLACE INTO bot_switch VALUES (1, ?, ?)", wanted, done ? 1 : 0);
}
