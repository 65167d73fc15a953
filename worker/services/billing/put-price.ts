import { auditStatement } from "../../../db/queries/audit-log";
import { findPlan } from "../../../db/queries/plans";
import { findPrice, upsertPriceStatement } from "../../../db/queries/prices";
import type { PlanPrice } from "../../../db/schema/plan-prices";
import { Problem } from "../../../lib/problem";
import { lineOf } from "../audit/audit";
import type { ActorContext } from "../context";

/** What a plan costs in one currency from now on. */
export async function putPrice({ db, actor }: ActorContext, price: PlanPrice) {
  const { planId, currency, ...after } = price;
  if (!(await findPlan(db, planId))) throw new Problem("not_found", "There is no such plan.");
  const before = await findPrice(db, planId, currency);
  const entry = lineOf(actor, {
    action: "price.put",
    target: `${planId} ${currency}`,
    after,
    ...(before && { before: { amount: before.amount, overagePerThousand: before.overagePerThousand } }),
  });
  await db.batch([upsertPriceStatement(db, price), auditStatement(db, null, entry)]);
  return after;
}
