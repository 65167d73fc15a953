import { findPlanRow, insertPlan, listPlans, updatePlan } from "../../../db/queries/operator-plans";
import { listPrices, pricesOf } from "../../../db/queries/prices";
import { listTenantsOfPlan } from "../../../db/queries/tenants";
import type { PlanPrice } from "../../../db/schema/plan-prices";
import type { PlanRow } from "../../../db/schema/plans";
import type { CreatePlan, OperatorPlan, PatchPlan } from "../../../lib/contract/operator-plan";
import { Problem } from "../../../lib/problem";
import { lineOf } from "../audit/audit";
import type { ActorContext, ServiceContext } from "../context";
import { versionMismatch } from "../tenants/patch-tenant";
import { tellLedgers } from "../tenants/tell-ledgers";

/** Tenants whose ledgers hear of a changed plan before the answer. The reconciler tells the others within its round. */
const TOLD_AT_ONCE = 50;

const show = ({ id, definition, active, version }: PlanRow, prices: readonly PlanPrice[]): OperatorPlan => ({
  id,
  definition,
  active,
  version,
  prices: pricesOf(id, prices),
});

export async function listAllPlans({ db }: ServiceContext): Promise<OperatorPlan[]> {
  const [rows, prices] = await Promise.all([listPlans(db), listPrices(db)]);
  return rows.map((row) => show(row, prices));
}

export async function readPlan({ db }: ServiceContext, id: string): Promise<OperatorPlan> {
  const [row, prices] = await Promise.all([findPlanRow(db, id), listPrices(db)]);
  if (!row) throw new Problem("not_found", "There is no such plan.");
  return show(row, prices);
}

export async function createPlan(ctx: ActorContext, plan: CreatePlan): Promise<OperatorPlan> {
  const { id, definition, active } = plan;
  const entry = lineOf(ctx.actor, { action: "plan.create", target: id, after: { definition, active } });
  await insertPlan(ctx.db, { ...plan, entry });
  return readPlan(ctx, id);
}

/** Holds from the next grant on; what is granted already stays granted. */
export async function patchPlan(
  ctx: ActorContext,
  id: string,
  { changes, version }: { changes: PatchPlan; version?: number },
): Promise<OperatorPlan> {
  const { definition, active, version: at } = await readPlan(ctx, id);
  const before = { definition, active };
  const entry = lineOf(ctx.actor, { action: "plan.update", target: id, before, after: { ...before, ...changes } });
  if (!(await updatePlan(ctx.db, id, { changes, version, entry }))) throw versionMismatch(at);
  const tenants = changes.definition ? await listTenantsOfPlan(ctx.db, id, TOLD_AT_ONCE) : [];
  for (const tenant of tenants) await tellLedgers(ctx, tenant);
  return readPlan(ctx, id);
}
