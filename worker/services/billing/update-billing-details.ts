import { explainConstraints } from "../../../db/constraint";
import { insertSubscriptionStatement, updateDetailsStatement } from "../../../db/queries/subscriptions";
import { getTenant } from "../../../db/queries/tenants";
import type { BillingDetails, BillingDetailsAnswer } from "../../../lib/contract/billing";
import { billingPeriod } from "../../../lib/periods";
import { audit } from "../audit/audit";
import type { TenantContext } from "../context";
import { getBillingDetails } from "./get-billing-details";
import { currencyFor } from "./terms";

/** Who the next invoices are made out to. Invoices that were issued stay as they are. */
export async function updateBillingDetails(
  ctx: TenantContext,
  details: BillingDetails,
  version?: number,
): Promise<BillingDetailsAnswer> {
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
  const write = db.batch([
    insertSubscriptionStatement(db, tenantId, fresh),
    updateDetailsStatement(db, tenantId, { version, change }),
    audit(ctx, { action: "billing.details", target: tenantId, after: { ...details } }),
  ]);
  await explainConstraints(write, {
    subscriptions_details_version_check: ["version_mismatch", "Somebody else has changed the details meanwhile."],
  });
  return getBillingDetails(ctx);
}
