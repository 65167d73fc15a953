import { moveTenantStatus } from "../../../db/queries/dunning";
import { hasOverdue } from "../../../db/queries/invoices";
import { lineOf, SYSTEM } from "../audit/audit";
import type { ServiceContext } from "../context";
import { tellLedgers } from "../tenants/tell-ledgers";

/** Sending goes on at once when nothing is overdue any more. */
export async function restoreIfPaid(ctx: ServiceContext, tenantId: string): Promise<void> {
  if (await hasOverdue(ctx.db, tenantId, new Date())) return;
  const entry = lineOf(SYSTEM, { action: "tenant.paid_up", target: tenantId });
  const moved = await moveTenantStatus(ctx.db, tenantId, { from: "past_due", to: "active", entry });
  if (moved) await tellLedgers(ctx, tenantId);
}
