import { dropNextPlan } from "../../../db/queries/subscriptions";
import { getTenant, updateTenant } from "../../../db/queries/tenants";
import type { PlanOverride } from "../../../lib/contract/plan";
import type { OperatorTenantDetails } from "../../../lib/contract/tenant-profile";
import { lineOf } from "../audit/audit";
import { subscribe } from "../billing/subscribe";
import type { ActorContext } from "../context";
import { versionMismatch } from "./patch-tenant";
import { showDetails } from "./show-tenant";
import { tellLedgers } from "./tell-ledgers";

interface PlanChange {
  planId: string;
  override: PlanOverride | null;
  version?: number;
}

/** The plan and this tenant's own changes to it. Its ledgers know before this returns; what is granted already stays granted. */
export async function setPlan(
  ctx: ActorContext,
  tenantId: string,
  { planId, override, version }: PlanChange,
): Promise<OperatorTenantDetails> {
  const before = await getTenant(ctx.db, tenantId);
  const changes = { planId, planOverride: override };
  const entry = lineOf(ctx.actor, {
    action: "tenant.set-plan",
    target: tenantId,
    before: { planId: before.planId, planOverride: before.planOverride },
    after: changes,
  });
  if (!(await updateTenant(ctx.db, tenantId, { changes, version, entry }))) throw versionMismatch(before.version);
  if (planId !== before.planId) await dropNextPlan(ctx.db, tenantId);
  await subscribe(ctx, { tenantId, limit: 1, now: Date.now() });
  return showDetails(await tellLedgers(ctx, before));
}
