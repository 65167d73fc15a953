import { and, eq, sql } from "drizzle-orm";
import { Plan } from "../../lib/contract/plan";
import type { Db } from "../client";
import { explainConstraints } from "../constraint";
import { type PlanRow, plans } from "../schema/plans";
import { type AuditLine, auditStatement, auditWhere } from "./audit-log";

// Plans belong to the platform, not to a tenant: no tenant id here.

const parsed = (row: PlanRow): PlanRow => ({ ...row, definition: Plan.parse(row.definition) });

/** All plans, withdrawn ones and the sandbox's too. */
export async function listPlans(db: Db): Promise<PlanRow[]> {
  return (await db.select().from(plans).orderBy(plans.createdAt, plans.id)).map(parsed);
}

export async function findPlanRow(db: Db, id: string): Promise<PlanRow | undefined> {
  const [row] = await db.select().from(plans).where(eq(plans.id, id));
  return row && parsed(row);
}

interface NewPlan {
  id: string;
  definition: Plan;
  active: boolean;
  entry: AuditLine;
}

export async function insertPlan(db: Db, { entry, ...plan }: NewPlan): Promise<void> {
  const write = db.batch([
    db.insert(plans).values({ ...plan, name: plan.definition.name }),
    auditStatement(db, null, entry),
  ]);
  await explainConstraints(write, { plans_pkey: ["conflict", "There is a plan with this id.", "id"] });
}

/** False when there is no such plan, or `version` is given and it is at another one. */
export async function updatePlan(
  db: Db,
  id: string,
  { changes, version, entry }: { changes: { definition?: Plan; active?: boolean }; version?: number; entry: AuditLine },
): Promise<boolean> {
  const expected = and(eq(plans.id, id), version === undefined ? undefined : eq(plans.version, version));
  const named = changes.definition ? { name: changes.definition.name } : {};
  const [, , rows] = await db.batch([
    db.execute(sql`select 1 from plans where id = ${id} for no key update`),
    auditWhere(db, null, { entry, condition: sql`exists (select 1 from plans where ${expected})` }),
    db
      .update(plans)
      .set({ ...changes, ...named, version: sql`${plans.version} + 1` })
      .where(expected)
      .returning({ id: plans.id }),
  ]);
  return rows.length > 0;
}
