import type { Db } from "../../../db/client";
import { findPrice } from "../../../db/queries/prices";
import type { PlanPrice } from "../../../db/schema/plan-prices";
import type { Currency } from "../../../lib/billing/money";
import { Problem } from "../../../lib/problem";

/** How long an invoice may stay open before it is due, and after that before sending stops. */
export const TERM_DAYS = 7;
export const GRACE_DAYS = 7;

export const DAY_MS = 86_400_000;

/** What a plan costs in a currency; a plan that is not sold in it is a problem of the one who asked. */
export async function priceOf(db: Db, planId: string, currency: Currency): Promise<PlanPrice> {
  const price = await findPrice(db, planId, currency);
  if (!price) {
    throw new Problem("invalid_request", `This plan has no price in ${currency}.`, {
      fields: { currency: [`is not offered for this plan`] },
    });
  }
  return price;
}

/** What a tenant's own plan costs it. Operators may have put it on one that is not sold in its currency: then nothing, since they agreed on something else. */
export const billedPrice = async (db: Db, planId: string, currency: Currency): Promise<PlanPrice> =>
  (await findPrice(db, planId, currency)) ?? { planId, currency, amount: 0, overagePerThousand: {}, included: {} };

/** Countries pay in their own money; all others in dollars. */
const CURRENCY_BY_LOCALE: Readonly<Record<string, Currency>> = { id: "IDR", "pt-BR": "BRL" };
export const currencyFor = (locale: string): Currency => CURRENCY_BY_LOCALE[locale] ?? "USD";
