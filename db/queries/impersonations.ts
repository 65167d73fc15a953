import { and, desc, eq, gt, isNull, lte, sql } from "drizzle-orm";
import { uuidv7 } from "../../lib/ids";
import type { Db } from "../client";
import { explainConstraints } from "../constraint";
import { type Impersonation, impersonations } from "../schema/impersonations";
import { tenants } from "../schema/tenants";
import { type AuditLine, auditStatement, auditWhere } from "./audit-log";

export interface NewImpersonation {
  userId: string;
  reason: string;
  endsAt: Date;
  entry: AuditLine;
}

export async function insertImpersonation(
  db: Db,
  tenantId: string,
  { entry, ...row }: NewImpersonation,
): Promise<string> {
  const id = uuidv7();
  const write = db.batch([
    db.insert(impersonations).values({ ...row, id, tenantId }),
    auditStatement(db, tenantId, entry),
  ]);
  await explainConstraints(write, {
    impersonations_tenant_id_tenants_id_fk: ["not_found", "There is no such tenant."],
  });
  return id;
}

/** The one that is under way, if any. */
export async function findImpersonation(db: Db, tenantId: string, userId: string): Promise<Impersonation | undefined> {
  const [row] = await db
    .select()
    .from(impersonations)
    .where(
      and(
        eq(impersonations.tenantId, tenantId),
        eq(impersonations.userId, userId),
        isNull(impersonations.endedAt),
        gt(impersonations.endsAt, sql`now()`),
      ),
    )
    .orderBy(desc(impersonations.endsAt))
    .limit(1);
  return row;
}

/** The tenants that an operator acts in just now. Here the person stands where other queries have the tenant. */
export function listOpenImpersonations(db: Db, userId: string) {
  return db
    .select({
      id: tenants.id,
      name: tenants.name,
      slug: tenants.slug,
      locale: tenants.locale,
      timeZone: tenants.timeZone,
      status: tenants.status,
      reason: impersonations.reason,
      endsAt: impersonations.endsAt,
    })
    .from(impersonations)
    .innerJoin(tenants, eq(tenants.id, impersonations.tenantId))
    .where(
      and(eq(impersonations.userId, userId), isNull(impersonations.endedAt), gt(impersonations.endsAt, sql`now()`)),
    )
    .orderBy(desc(impersonations.endsAt));
}

/** Ends one and writes that down, once. */
export async function endImpersonation(
  db: Db,
  tenantId: string,
  { id, at, entry }: { id: string; at: Date; entry: AuditLine },
): Promise<void> {
  const open = and(eq(impersonations.tenantId, tenantId), eq(impersonations.id, id), isNull(impersonations.endedAt));
  await db.batch([
    db.execute(sql`select 1 from impersonations where id = ${id} for update`),
    auditWhere(db, tenantId, { entry, condition: sql`exists (select 1 from impersonations where ${open})` }),
    db.update(impersonations).set({ endedAt: at }).where(open),
  ]);
}

/** Those whose time is over and whose end is not written down yet; of all tenants. */
export function listOverdueImpersonations(db: Db, limit: number): Promise<Impersonation[]> {
  return db
    .select()
    .from(impersonations)
    .where(and(isNull(impersonations.endedAt), lte(impersonations.endsAt, sql`now()`)))
    .orderBy(impersonations.endsAt)
    .limit(limit);
}
