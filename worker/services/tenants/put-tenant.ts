import type { OperatorTenantDetails, PutTenant } from "../../../lib/contract/tenant-profile";
import { subscribe } from "../billing/subscribe";
import type { ActorContext } from "../context";
import { provisionTenant } from "./provision-tenant";
import { showDetails } from "./show-tenant";

/** An operator creates a tenant, or changes all of it. */
export async function putTenant(
  ctx: ActorContext,
  tenantId: string,
  request: PutTenant,
): Promise<OperatorTenantDetails> {
  const { name, slug, region, timeZone, locale, planId, ...override } = request;
  const profile = { name, slug, region, timeZone, locale, planId };
  const tenant = await provisionTenant(ctx, tenantId, { profile, override });
  await subscribe(ctx, { tenantId, limit: 1, now: Date.now() });
  return showDetails(tenant);
}
