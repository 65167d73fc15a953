import { findPlan } from "../../db/queries/plans";
import { type TenantProfile, type TenantWithPlan, upsertTenant } from "../../db/queries/tenants";
import type { Plan } from "../../lib/contract/plan";
import type { LedgerTenant, Mode } from "../../lib/contract/tenant";
import { ledgerName } from "../../lib/ledger-name";
import { Problem } from "../../lib/problem";
import type { ServiceContext } from "./context";

/** Changes to the plan's limits for one tenant only. */
export type PlanOverride = Partial<
  Pick<Plan, "dailyLimits" | "burst" | "features"> & { limits: Partial<Plan["limits"]> }
>;

/** Test keys live under this plan, whatever the tenant pays for. */
const SANDBOX_PLAN = "sandbox";

/** Creates a tenant or changes its profile. Both its ledgers know before this returns. */
export async function provisionTenant(
  { db, env }: ServiceContext,
  tenantId: string,
  { profile, override }: { profile: TenantProfile; override?: PlanOverride },
): Promise<TenantWithPlan> {
  const tenant = await upsertTenant(db, tenantId, profile);
  const sandboxPlan = await findPlan(db, SANDBOX_PLAN);
  if (!sandboxPlan) throw new Problem("internal", "Something went wrong on our side.", { cause: "no sandbox plan" });
  const plan = overridden(tenant.plan, override);
  await provisionLedger(env, tenant, { mode: "live", plan });
  await provisionLedger(env, tenant, { mode: "test", plan: sandboxPlan });
  return { ...tenant, plan };
}

const overridden = (plan: Plan, { limits, dailyLimits, burst, features }: PlanOverride = {}): Plan => ({
  ...plan,
  limits: { ...plan.limits, ...limits },
  dailyLimits: dailyLimits ?? plan.dailyLimits,
  burst: burst ?? plan.burst,
  features: features ?? plan.features,
});

/** The region is only a hint, and only the first call's counts: the object stays where it was made. */
async function provisionLedger(env: Env, tenant: TenantWithPlan, { mode, plan }: { mode: Mode; plan: Plan }) {
  const { id: tenantId, status, timeZone } = tenant;
  const ledgerTenant: LedgerTenant = {
    tenantId,
    mode,
    status,
    plan,
    timeZone,
    periodAnchor: tenant.periodAnchor.toISOString(),
  };
  const id = env.LEDGER.idFromName(ledgerName(tenantId, mode));
  const locationHint = tenant.region as DurableObjectLocationHint;
  await env.LEDGER.get(id, { locationHint }).provision(ledgerTenant);
}
