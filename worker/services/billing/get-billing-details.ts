import { FIRST_DETAILS, findSubscription } from "../../../db/queries/subscriptions";
import { getTenant } from "../../../db/queries/tenants";
import type { Subscription } from "../../../db/schema/subscriptions";
import type { BillingDetailsAnswer } from "../../../lib/contract/billing";
import type { TenantContext } from "../context";

/** Who the next invoices are made out to. */
export async function getBillingDetails({ db, tenantId }: TenantContext): Promise<BillingDetailsAnswer> {
  const [tenant, subscription] = await Promise.all([getTenant(db, tenantId), findSubscription(db, tenantId)]);
  return { ...showDetails(tenant, subscription), version: subscription?.detailsVersion ?? FIRST_DETAILS };
}

export const showDetails = (tenant: { name: string }, subscription: Subscription | undefined) => ({
  name: subscription?.billingName || tenant.name,
  address: subscription?.billingAddress ?? "",
  taxId: subscription?.taxId ?? "",
  email: subscription?.billingEmail ?? "",
});
