import { type TenantProfile, type TenantWithPlan, upsertTenant } from "../../../db/queries/tenants";
import type { PlanOverride } from "../../../lib/contract/plan";
import { lineOf, SYSTEM } from "../audit/audit";
import type { ActorContext, ServiceContext } from "../context";
import { tellLedgers } from "./tell-ledgers";

/**
 * Creates a tenant or changes its profile. Both its ledgers know before this returns; if one cannot be told, it says so, and
 * asking again or the reconciler completes it.
 */
export async function provisionTenant(
  ctx: ServiceContext & Partial<Pick<ActorContext, "actor">>,
  tenantId: string,
  { profile, override = null }: { profile: TenantProfile; override?: PlanOverride | null },
): Promise<TenantWithPlan> {
  const { db, actor = SYSTEM } = ctx;
  const planOverride = override && Object.values(override).some((part) => part !== undefined) ? override : null;
  const after = { ...profile, planOverride };
  const entry = lineOf(actor, { action: "tenant.put", target: tenantId, after });
  const tenant = await upsertTenant(db, tenantId, { ...profile, planOverride, entry });
  return tellLedgers(ctx, tenant);
}
