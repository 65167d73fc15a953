import { eq } from "drizzle-orm";
import { Plan } from "../../lib/contract/plan";
import type { Db } from "../client";
import { plans } from "../schema/plans";

// Plans belong to the platform, not to a tenant: no tenant id here.

/** What can be subscribed to. */
export async function listActivePlans(db: Db): Promise<{ id: string; plan: Plan }[]> {
  const rows = await db.select().from(plans).where(eq(plans.active, true)).orderBy(plans.createdAt, plans.id);
  return rows.map(({ id, definition }) => ({ id, plan: Plan.parse(definition) }));
}

/** Whether tenants may move to it by themselves. Those that have a withdrawn plan keep it. */
export async function isOffered(db: Db, id: string): Promise<boolean> {
  const [row] = await db.select({ active: plans.active }).from(plans).where(eq(plans.id, id));
  return row?.active ?? false;
}

/** Withdrawn plans too: tenants may still have them. */
export async function findPlan(db: Db, id: string): Promise<Plan | undefined> {
  const [row] = await db.select().from(plans).where(eq(plans.id, id));
  return row && Plan.parse(row.definition);
}

export async function upsertPlan(db: Db, id: string, { definition, active }: { definition: Plan; active: boolean }) {
  const row = { name: definition.name, definition, active };
  await db
    .insert(plans)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: plans.id, set: row });
}
