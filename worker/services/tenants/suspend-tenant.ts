import { getTenant, updateTenant } from "../../../db/queries/tenants";
import type { OperatorTenantDetails } from "../../../lib/contract/tenant-profile";
import { lineOf } from "../audit/audit";
import { restoreIfPaid } from "../billing/restore-if-paid";
import type { ActorContext } from "../context";
import { showDetails } from "./show-tenant";
import { tellLedgers } from "./tell-ledgers";

/** Stops all traffic of a tenant: at once in its ledgers, everywhere within ten seconds. Members may still look. */
export async function suspendTenant(
  ctx: ActorContext,
  tenantId: string,
  reason: string,
): Promise<OperatorTenantDetails> {
  const tenant = await getTenant(ctx.db, tenantId);
  const statusBefore = tenant.suspension?.statusBefore ?? tenant.status;
  const suspension = { reason, since: tenant.suspension?.since ?? new Date().toISOString(), statusBefore };
  const entry = lineOf(ctx.actor, { action: "tenant.suspend", target: tenantId, after: { reason } });
  await updateTenant(ctx.db, tenantId, { changes: { status: "suspended", suspension }, entry });
  return tellAndShow(ctx, tenantId);
}

/** Back to what the status was before. Nothing happens to a tenant that is not suspended. */
export async function unsuspendTenant(ctx: ActorContext, tenantId: string): Promise<OperatorTenantDetails> {
  const { suspension } = await getTenant(ctx.db, tenantId);
  if (!suspension) return tellAndShow(ctx, tenantId);
  const entry = lineOf(ctx.actor, {
    action: "tenant.unsuspend",
    target: tenantId,
    before: { reason: suspension.reason },
  });
  await updateTenant(ctx.db, tenantId, { changes: { status: suspension.statusBefore, suspension: null }, entry });
  // What was owed may have been paid meanwhile.
  await restoreIfPaid(ctx, tenantId);
  return tellAndShow(ctx, tenantId);
}

async function tellAndShow(ctx: ActorContext, tenantId: string): Promise<OperatorTenantDetails> {
  return showDetails(await tellLedgers(ctx, { id: tenantId }));
}
