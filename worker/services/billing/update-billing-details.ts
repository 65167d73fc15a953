import { upsertSubscriptionStatement } from "../../../db/queries/subscriptions";
import { getTenant } from "../../../db/queries/tenants";
import type { BillingDetails } from "../../../lib/contract/billing";
import { billingPeriod } from "../../../lib/periods";
import { audit } from "../audit/audit";
import type { TenantContext } from "../context";
import { currencyFor } from "./terms";

/** Who the next invoices are made out to. Invoices that were issued stay as they are. */
export async function updateBillingDetails(ctx: TenantContext, details: BillingDetails): Promise<BillingDetails> {
  const { db, tenantId } = ctx;
  const tenant = await getTenant(db, tenantId);
  const change = {
    billingName: details.name,
    billingAddress: details.address,
    taxId: details.taxId,
    billingEmail: details.email,
  };
  const { start } = billingPeriod(tenant.periodAnchor.toISOString(), Date.now());
  const fresh = { currency: currencyFor(tenant.locale), billedUntil: new Date(start), ...change };
  await db.batch([
    upsertSubscriptionStatement(db, tenantId, { fresh, change }),
    audit(ctx, { action: "billing.details", target: tenantId, after: { ...details } }),
  ]);
  return details;
}
