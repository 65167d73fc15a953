import type { Db } from "../../db/client";
import type { LedgerTenant } from "../../lib/contract/tenant";
import type { Sql } from "../sql";
import { isRefusal, sqlState } from "../sql-state";
import { forgetBotCalls, nextBotCalls, readBotCalls } from "./bot-calls";
import { forgetBots, nextBotChanges, type PendingBot } from "./bots";
import { forgetChange, nextChanges } from "./instance-changes";
import type { InstanceRecord } from "./messages";
import { type Delivered, forgetRows, nextRows } from "./outbox";
import { recordRows } from "./record-rows";
import { setAside } from "./refused-batches";
import { passedThresholds, thresholdTold } from "./thresholds";

/** Writes what waits to Postgres, one statement's worth. True when more is left; throws when Postgres does not take it. */
export async function deliver(outbox: {
  sql: Sql;
  env: Env;
  tenant: LedgerTenant;
  delivered: Delivered;
}): Promise<boolean> {
  const { sql, env, tenant, delivered } = outbox;
  const rows = nextRows(sql, delivered);
  const changes = nextChanges(sql);
  const botCalls = nextBotCalls(sql);
  const bots = nextBotChanges(sql);
  if (rows.length + changes.length + botCalls.length + bots.length === 0) return false;

  // The database client is heavy, and most wake-ups of this object do not need it.
  const { connect } = await import("../../db/client");
  const db = connect(env);
  await setAside(db, { sql, tenant, refusals: await recordRows(db, tenant, rows) });
  forgetRows(sql, rows, { delivered, now: Date.now() });
  if (rows.length > 0 && tenant.mode === "live") await tellThresholds(db, sql, tenant);
  // After the usage: a change that Postgres refuses must not hold up what is billed.
  for (const change of changes) {
    await recordInstance(db, tenant.tenantId, JSON.parse(change.payload) as InstanceRecord);
    forgetChange(sql, change);
  }
  if (botCalls.length > 0) {
    const { recordBotCalls } = await import("../../db/queries/bot-calls");
    await recordBotCalls(db, tenant, readBotCalls(botCalls));
    forgetBotCalls(sql, botCalls);
  }
  await recordBots(db, { sql, tenant, bots });
  const left = [nextRows(sql, delivered), nextChanges(sql), nextBotCalls(sql), nextBotChanges(sql)];
  return left.some((waiting) => waiting.length > 0);
}

/** Those of a tenant that Postgres does not have will never be taken. */
async function recordBots(db: Db, { sql, tenant, bots }: { sql: Sql; tenant: LedgerTenant; bots: PendingBot[] }) {
  if (bots.length === 0) return;
  const { recordBots: record } = await import("../../db/queries/bots");
  const payloads = bots.map(({ payload }) => payload);
  await record(db, tenant, payloads).catch((cause: unknown) => {
    if (!isRefusal(cause)) throw cause;
    console.error({ event: "bots_refused", tenantId: tenant.tenantId, count: bots.length, reason: sqlState(cause) });
  });
  forgetBots(sql, bots);
}

/** People hear of a quota that is nearly used up: once per window, by a notice that is mailed within minutes. */
async function tellThresholds(db: Db, sql: Sql, tenant: LedgerTenant): Promise<void> {
  for (const threshold of passedThresholds(sql, tenant, Date.now())) {
    const { noticeStatement } = await import("../../db/queries/notices");
    const { id, kind, span, percent, used, limit, windowEnd } = threshold;
    const data = { kind, span, percent, used, limit, resetsAt: new Date(windowEnd).toISOString() };
    await noticeStatement(db, tenant.tenantId, { id, kind: "quota.threshold", data });
    thresholdTold(sql, threshold);
  }
}

/** By id, which is by age: a name is freed by its old holder before the new one takes it. */
async function recordInstance(
  db: Db,
  tenantId: string,
  { deletedAt, createdAt, ...record }: InstanceRecord,
): Promise<void> {
  const { markInstanceDeleted, upsertInstance } = await import("../../db/queries/instances");
  await upsertInstance(db, tenantId, { ...record, createdAt: new Date(createdAt), state: "ready" });
  if (deletedAt !== null) await markInstanceDeleted(db, tenantId, { id: record.id, at: new Date(deletedAt) });
}
