import { and, desc, eq, getTableColumns, gt, ilike, or, sql } from "drizzle-orm";
import { applyOverride, Plan } from "../../lib/contract/plan";
import type { Mode, TenantStatus } from "../../lib/contract/tenant";
import { Problem } from "../../lib/problem";
import type { Db } from "../client";
import { explainConstraints } from "../constraint";
import { plans } from "../schema/plans";
import { type Tenant, tenants } from "../schema/tenants";
import { type AuditLine, auditStatement, auditWhere } from "./audit-log";

export type TenantProfile = Pick<Tenant, "name" | "slug" | "region" | "timeZone" | "locale" | "planId"> &
  Partial<Pick<Tenant, "planOverride">>;

/** `plan` is the plan as it holds for this tenant, its own changes included. */
export interface TenantWithPlan extends Tenant {
  plan: Plan;
}

/** Test keys live under this plan, whatever the tenant pays for. */
const SANDBOX_PLAN = "sandbox";

/** Creates the tenant or changes its profile; status and billing anchor stay. Problems: `conflict`, `invalid_request`. */
export async function upsertTenant(
  db: Db,
  tenantId: string,
  { entry, ...profile }: TenantProfile & { entry?: AuditLine },
): Promise<TenantWithPlan> {
  const changes = { ...profile, updatedAt: new Date(), version: sql`${tenants.version} + 1` };
  const write = db
    .insert(tenants)
    .values({ id: tenantId, ...profile })
    .onConflictDoUpdate({ target: tenants.id, set: changes });
  const done: PromiseLike<unknown> = entry ? db.batch([write, auditStatement(db, tenantId, entry)]) : write;
  await explainConstraints(done, {
    tenants_slug_key: ["conflict", "This slug is taken.", "slug"],
    tenants_slug_check: ["invalid_request", "A slug is lower-case letters, digits and single hyphens.", "slug"],
    tenants_plan_id_plans_id_fk: ["invalid_request", "There is no such plan.", "planId"],
  });
  return getTenant(db, tenantId);
}

export async function findTenant(db: Db, tenantId: string): Promise<TenantWithPlan | undefined> {
  const [row] = await selectTenants(db).where(eq(tenants.id, tenantId));
  return row && withOwnPlan(row);
}

export async function getTenant(db: Db, tenantId: string): Promise<TenantWithPlan> {
  const tenant = await findTenant(db, tenantId);
  if (!tenant) throw new Problem("not_found", "There is no such tenant.");
  return tenant;
}

const selectTenants = (db: Db) =>
  db
    .select({ ...getTableColumns(tenants), plan: plans.definition })
    .from(tenants)
    .innerJoin(plans, eq(plans.id, tenants.planId))
    .$dynamic();

const withOwnPlan = (row: TenantWithPlan): TenantWithPlan => ({
  ...row,
  plan: applyOverride(Plan.parse(row.plan), row.planOverride ?? undefined),
});

/** What holds for keys of a mode: the tenant's plan, or the sandbox's. */
export async function getPlan(db: Db, tenantId: string, mode: Mode): Promise<Plan> {
  return mode === "live" ? (await getTenant(db, tenantId)).plan : getSandboxPlan(db);
}

export async function getSandboxPlan(db: Db): Promise<Plan> {
  const [row] = await db.select().from(plans).where(eq(plans.id, SANDBOX_PLAN));
  if (!row) throw new Problem("internal", "Something went wrong on our side.", { cause: "no sandbox plan" });
  return Plan.parse(row.definition);
}

/** Undefined when there is no such tenant. */
export async function findTenantStatus(db: Db, tenantId: string): Promise<TenantStatus | undefined> {
  const [row] = await db.select({ status: tenants.status }).from(tenants).where(eq(tenants.id, tenantId));
  return row?.status;
}

type TenantChanges = Partial<
  Pick<Tenant, "name" | "timeZone" | "locale" | "status" | "suspension" | "planId" | "planOverride">
>;

/** False when there is no such tenant, or `version` is given and it is at another one. */
export async function updateTenant(
  db: Db,
  tenantId: string,
  { changes, version, entry }: { changes: TenantChanges; version?: number; entry: AuditLine },
): Promise<boolean> {
  const expected = and(eq(tenants.id, tenantId), version === undefined ? undefined : eq(tenants.version, version));
  const write = db.batch([
    // Asked before the change, under the same lock that the change needs.
    db.execute(sql`select 1 from tenants where id = ${tenantId} for no key update`),
    auditWhere(db, tenantId, { entry, condition: sql`exists (select 1 from tenants where ${expected})` }),
    db
      .update(tenants)
      .set({ ...changes, updatedAt: new Date(), version: sql`${tenants.version} + 1` })
      .where(expected)
      .returning({ id: tenants.id }),
  ]);
  const [, , rows] = await explainConstraints(write, {
    tenants_plan_id_plans_id_fk: ["invalid_request", "There is no such plan.", "planId"],
  });
  return rows.length > 0;
}

/** False when there is no such tenant. */
export async function updateTenantStatus(db: Db, tenantId: string, status: TenantStatus): Promise<boolean> {
  const rows = await db
    .update(tenants)
    .set({ status, updatedAt: new Date(), version: sql`${tenants.version} + 1` })
    .where(eq(tenants.id, tenantId))
    .returning({ id: tenants.id });
  return rows.length > 0;
}

/** Tenants by id, a page at a time: for the cron backstop only. */
export async function listTenants(
  db: Db,
  { after, limit }: { after?: string; limit: number },
): Promise<TenantWithPlan[]> {
  const rows = await selectTenants(db)
    .where(after ? gt(tenants.id, after) : undefined)
    .orderBy(tenants.id)
    .limit(limit);
  return rows.map(withOwnPlan);
}

/** Those of a plan, for operators who change it. */
export async function listTenantsOfPlan(db: Db, planId: string, limit: number): Promise<TenantWithPlan[]> {
  const rows = await selectTenants(db).where(eq(tenants.planId, planId)).orderBy(tenants.id).limit(limit);
  return rows.map(withOwnPlan);
}

export interface TenantSearch {
  /** Part of the name, of the slug, or a whole id. */
  search?: string;
  status?: TenantStatus;
  planId?: string;
  cursor?: { at: Date; id: string };
  limit: number;
}

/** Newest first, for operators. */
export function searchTenants(db: Db, { search, status, planId, cursor, limit }: TenantSearch): Promise<Tenant[]> {
  const createdAt = sql`date_trunc('milliseconds', ${tenants.createdAt})`;
  return db
    .select()
    .from(tenants)
    .where(
      and(
        search ? matches(search) : undefined,
        status ? eq(tenants.status, status) : undefined,
        planId ? eq(tenants.planId, planId) : undefined,
        cursor
          ? sql`(${createdAt}, ${tenants.id}) < (${cursor.at.toISOString()}::timestamptz, ${cursor.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(createdAt), desc(tenants.id))
    .limit(limit);
}

function matches(search: string) {
  const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return or(
    ilike(tenants.name, pattern),
    ilike(tenants.slug, pattern),
    sql`${tenants.id}::text = ${search.toLowerCase()}`,
  );
}
