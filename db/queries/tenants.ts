import { and, eq, getTableColumns, gt } from "drizzle-orm";
import { Plan } from "../../lib/contract/plan";
import type { TenantStatus } from "../../lib/contract/tenant";
import { Problem } from "../../lib/problem";
import type { Db } from "../client";
import { explainConstraints } from "../constraint";
import { plans } from "../schema/plans";
import { type Tenant, tenants } from "../schema/tenants";

export type TenantProfile = Pick<Tenant, "name" | "slug" | "region" | "timeZone" | "locale" | "planId">;

export interface TenantWithPlan extends Tenant {
  plan: Plan;
}

/** Creates the tenant or changes its profile; status and billing anchor stay. Problems: `conflict`, `invalid_request`. */
export async function upsertTenant(db: Db, tenantId: string, profile: TenantProfile): Promise<TenantWithPlan> {
  const write = db
    .insert(tenants)
    .values({ id: tenantId, ...profile })
    .onConflictDoUpdate({ target: tenants.id, set: { ...profile, updatedAt: new Date() } });
  await explainConstraints(write, {
    tenants_slug_key: ["conflict", "This slug is taken."],
    tenants_slug_check: ["invalid_request", "A slug is lower-case letters, digits and single hyphens."],
    tenants_plan_id_plans_id_fk: ["invalid_request", "There is no such plan."],
  });
  return getTenant(db, tenantId);
}

export async function findTenant(db: Db, tenantId: string): Promise<TenantWithPlan | undefined> {
  const [row] = await db
    .select({ ...getTableColumns(tenants), plan: plans.definition })
    .from(tenants)
    .innerJoin(plans, eq(plans.id, tenants.planId))
    .where(eq(tenants.id, tenantId));
  return row && { ...row, plan: Plan.parse(row.plan) };
}

export async function getTenant(db: Db, tenantId: string): Promise<TenantWithPlan> {
  const tenant = await findTenant(db, tenantId);
  if (!tenant) throw new Problem("not_found", "There is no such tenant.");
  return tenant;
}

/** False when there is no such tenant. */
export async function updateTenantStatus(db: Db, tenantId: string, status: TenantStatus): Promise<boolean> {
  const rows = await db
    .update(tenants)
    .set({ status, updatedAt: new Date() })
    .where(eq(tenants.id, tenantId))
    .returning({ id: tenants.id });
  return rows.length > 0;
}

/** Every tenant, by id, a page at a time: for operators and the cron backstop only. */
export function listTenants(db: Db, { after, limit }: { after?: string; limit: number }): Promise<Tenant[]> {
  return db
    .select()
    .from(tenants)
    .where(and(after ? gt(tenants.id, after) : undefined))
    .orderBy(tenants.id)
    .limit(limit);
}
