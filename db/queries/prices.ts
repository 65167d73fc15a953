import { and, eq } from "drizzle-orm";
import type { Currency } from "../../lib/billing/money";
import { Plan } from "../../lib/contract/plan";
import type { Db } from "../client";
import { type PlanPrice, planPrices } from "../schema/plan-prices";
import { plans } from "../schema/plans";

// Prices belong to the platform, not to a tenant: no tenant id here.

/** What can be bought, with all its prices; cheapest first within each plan's age. */
export async function listOffers(db: Db) {
  const [offered, prices] = await db.batch([
    db.select().from(plans).where(eq(plans.active, true)).orderBy(plans.createdAt, plans.id),
    db.select().from(planPrices),
  ]);
  return offered.map(({ id, definition }) => ({
    id,
    definition: Plan.parse(definition),
    prices: pricesOf(id, prices),
  }));
}

export const listPrices = (db: Db): Promise<PlanPrice[]> => db.select().from(planPrices);

/** Currency → a plan's price in it. */
export const pricesOf = (planId: string, prices: readonly PlanPrice[]) =>
  Object.fromEntries(prices.filter((price) => price.planId === planId).map(toOffered));

const toOffered = ({ currency, amount, overagePerThousand, included }: PlanPrice) => [
  currency,
  { amount, overagePerThousand, included },
];

/** Undefined where the plan is not sold in this currency. */
export async function findPrice(db: Db, planId: string, currency: Currency): Promise<PlanPrice | undefined> {
  const [row] = await db
    .select()
    .from(planPrices)
    .where(and(eq(planPrices.planId, planId), eq(planPrices.currency, currency)));
  return row;
}

export const upsertPriceStatement = (db: Db, price: PlanPrice) =>
  db
    .insert(planPrices)
    .values(price)
    .onConflictDoUpdate({ target: [planPrices.planId, planPrices.currency], set: price });
