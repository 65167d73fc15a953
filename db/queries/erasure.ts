import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "../client";
import { evolutionServers } from "../schema/evolution-servers";
import { instances } from "../schema/instances";
import { type TenantErasure, tenantErasures } from "../schema/tenant-erasures";
import { tenants } from "../schema/tenants";
import { webhookEndpoints } from "../schema/webhook-endpoints";
import { type AuditLine, auditStatement } from "./audit-log";
import { forgetRefusedUsageStatement } from "./refused-usage";

export async function findErasure(db: Db, tenantId: string): Promise<TenantErasure | undefined> {
  const [row] = await db.select().from(tenantErasures).where(eq(tenantErasures.tenantId, tenantId));
  return row;
}

/** The first request counts: asking again does not put it off. */
export const requestErasureStatement = (db: Db, row: typeof tenantErasures.$inferInsert) =>
  db.insert(tenantErasures).values(row).onConflictDoNothing({ target: tenantErasures.tenantId });

export const dropErasureStatement = (db: Db, tenantId: string) =>
  db.delete(tenantErasures).where(eq(tenantErasures.tenantId, tenantId));

/** Those whose time has come, the one that was longest not tried first. */
export function claimErasures(db: Db, { now, limit }: { now: Date; limit: number }): Promise<TenantErasure[]> {
  const due = sql`(
    select tenant_id from ${tenantErasures} where erase_after <= ${now.toISOString()}::timestamptz
    order by tried_at nulls first limit ${limit} for update skip locked)`;
  return db
    .update(tenantErasures)
    .set({ triedAt: sql`now()` })
    .where(sql`${tenantErasures.tenantId} in ${due}`)
    .returning();
}

/** Not erased although it should be, for operators. */
export const listErasures = (db: Db) =>
  db
    .select({ erasure: tenantErasures, name: tenants.name })
    .from(tenantErasures)
    .innerJoin(tenants, eq(tenants.id, tenantErasures.tenantId))
    .orderBy(asc(tenantErasures.eraseAfter));

/** What objects and upstreams have to be told to forget: deleted instances too. */
export async function listOwned(db: Db, tenantId: string) {
  const [ownInstances, endpoints] = await Promise.all([
    db.select().from(instances).where(eq(instances.tenantId, tenantId)),
    db
      .select({ id: webhookEndpoints.id, mode: webhookEndpoints.mode })
      .from(webhookEndpoints)
      .where(eq(webhookEndpoints.tenantId, tenantId)),
  ]);
  return { instances: ownInstances, endpoints };
}

/** Tables without a foreign key that takes their rows along, in an order in which they may go. */
const BY_TENANT = [
  "usage_events",
  "message_log",
  "bot_calls",
  "usage_hourly",
  "message_hourly",
  "bot_hourly",
  "bot_sessions",
  "payments",
  "invoices",
  "audit_log",
] as const;

/** Deletes a tenant's rows table by table, some at a time. Answers how many there were of each. */
export async function deleteRowsOf(db: Db, tenantId: string, batch: number): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  await db.execute(sql`
    delete from payment_events where payment_id in (select id from payments where tenant_id = ${tenantId})`);
  for (const name of BY_TENANT) {
    const table = sql.identifier(name);
    counts[name] = 0;
    for (let deleted = batch; deleted === batch; counts[name] += deleted) {
      const result = await db.execute(sql`
        delete from ${table} where (tableoid, ctid) in (
          select tableoid, ctid from ${table} where tenant_id = ${tenantId} limit ${batch})`);
      deleted = result.rowCount ?? 0;
    }
  }
  return counts;
}

/** The rest goes with the tenant, and its certificate comes in the same moment. Its dedicated servers take nothing new. */
export async function deleteTenant(db: Db, tenantId: string, certificate: AuditLine): Promise<void> {
  await db.batch([
    db
      .update(evolutionServers)
      .set({ dedicatedTo: null, draining: true })
      .where(eq(evolutionServers.dedicatedTo, tenantId)),
    forgetRefusedUsageStatement(db, tenantId),
    auditStatement(db, null, certificate),
    db.delete(tenants).where(eq(tenants.id, tenantId)),
  ]);
}
