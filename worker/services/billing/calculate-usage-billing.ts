import { findSubscription } from "../../../db/queries/subscriptions";
import { getTenant } from "../../../db/queries/tenants";
import { sumUsageByKind } from "../../../db/queries/usage-sums";
import type { Currency, Minor } from "../../../lib/billing/money";
import { type BillLine, projectedUnits, sumOf, usageBill } from "../../../lib/billing/usage-bill";
import { billingPeriod, type Span } from "../../../lib/periods";
import type { QuotaKind } from "../../../lib/quota";
import type { ServiceContext } from "../context";
import { billedPrice, currencyFor } from "./terms";

export interface UsageBill {
  currency: Currency;
  period: Span;
  /** Units that the period's window has paid, by kind. */
  used: Partial<Record<QuotaKind, number>>;
  lines: BillLine[];
  total: Minor;
  /** What the period will cost if it goes on as it began. */
  projected: Minor;
}

/** The bill of the period around `at` as it stands, from the rollups: to the unit what the ledger has settled. */
export async function calculateUsageBilling(
  { db }: ServiceContext,
  tenantId: string,
  { at, now }: { at: number; now: number },
): Promise<UsageBill> {
  const [tenant, subscription] = await Promise.all([getTenant(db, tenantId), findSubscription(db, tenantId)]);
  const currency = subscription?.currency ?? currencyFor(tenant.locale);
  const period = billingPeriod(tenant.periodAnchor.toISOString(), at);
  const used = await sumUsageByKind(db, tenantId, new Date(period.start));
  const price = await billedPrice(db, tenant.planId, currency);
  const terms = { planId: tenant.planId, price, included: price.included };
  const lines = usageBill(terms, used);
  const expected = Object.fromEntries(
    Object.entries(used).map(([kind, units]) => [kind, projectedUnits(units, { ...period, now })]),
  );
  return { currency, period, used, lines, total: sumOf(lines), projected: sumOf(usageBill(terms, expected)) };
}
