import { countStanding } from "../../../db/queries/standing";
import { getTenant } from "../../../db/queries/tenants";
import type { TenantProfile } from "../../../lib/contract/tenant-profile";
import type { TenantContext } from "../context";

/** The tenant as its members see it, with how much of each standing limit is used. */
export async function getProfile({ db, tenantId }: TenantContext): Promise<TenantProfile> {
  const [tenant, used] = await Promise.all([getTenant(db, tenantId), countStanding(db, tenantId)]);
  const { standing } = tenant.plan;
  return {
    id: tenant.id,
    name: tenant.name,
    slug: tenant.slug,
    region: tenant.region,
    timeZone: tenant.timeZone,
    locale: tenant.locale,
    status: tenant.status,
    suspendedBecause: tenant.suspension?.reason ?? null,
    planId: tenant.planId,
    plan: tenant.plan,
    standing: {
      instances: { limit: standing.instances, used: used.instances },
      keys: { limit: standing.keys, used: used.keys },
      endpoints: { limit: standing.endpoints, used: used.endpoints },
      members: { limit: standing.members, used: used.members },
    },
    version: tenant.version,
    createdAt: tenant.createdAt.toISOString(),
  };
}
