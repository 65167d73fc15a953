import type { TenantWithPlan } from "../../../db/queries/tenants";
import type { Tenant } from "../../../db/schema/tenants";
import type { OperatorTenant, OperatorTenantDetails } from "../../../lib/contract/tenant-profile";

/** A tenant as operators see it. */
export const showTenant = (tenant: Tenant): OperatorTenant => ({
  id: tenant.id,
  name: tenant.name,
  slug: tenant.slug,
  region: tenant.region,
  timeZone: tenant.timeZone,
  locale: tenant.locale,
  planId: tenant.planId,
  planOverride: tenant.planOverride,
  status: tenant.status,
  suspension: tenant.suspension,
  version: tenant.version,
  createdAt: tenant.createdAt.toISOString(),
});

export const showDetails = (tenant: TenantWithPlan): OperatorTenantDetails => ({
  ...showTenant(tenant),
  plan: tenant.plan,
});
