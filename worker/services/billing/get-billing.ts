import { hasInvoices } from "../../../db/queries/invoices";
import { findSubscription } from "../../../db/queries/subscriptions";
import { getTenant } from "../../../db/queries/tenants";
import type { BillingAnswer } from "../../../lib/contract/billing";
import type { TenantContext } from "../context";
import { calculateUsageBilling } from "./calculate-usage-billing";
import { showDetails } from "./get-billing-details";

/** Where a tenant stands: its plan, the bill so far, and what waits for the next period. */
export async function getBilling(ctx: TenantContext, now = Date.now()): Promise<BillingAnswer> {
  const { db, tenantId } = ctx;
  const [tenant, subscription, bill, isCurrencyFixed] = await Promise.all([
    getTenant(db, tenantId),
    findSubscription(db, tenantId),
    calculateUsageBilling(ctx, tenantId, { at: now, now }),
    hasInvoices(db, tenantId),
  ]);
  return {
    planId: tenant.planId,
    nextPlanId: subscription?.nextPlanId ?? null,
    status: tenant.status,
    currency: bill.currency,
    isCurrencyFixed,
    periodStart: new Date(bill.period.start).toISOString(),
    periodEnd: new Date(bill.period.end).toISOString(),
    lines: bill.lines,
    total: bill.total,
    projected: bill.projected,
    details: showDetails(tenant, subscription),
  };
}
