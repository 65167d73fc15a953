import { dropErasureStatement, findErasure, requestErasureStatement } from "../../../db/queries/erasure";
import { getTenant } from "../../../db/queries/tenants";
import type { TenantErasure } from "../../../db/schema/tenant-erasures";
import type { Erasure } from "../../../lib/contract/erasure";
import { Problem } from "../../../lib/problem";
import { actorName, audit } from "../audit/audit";
import type { TenantContext } from "../context";
import { suspendTenant, unsuspendTenant } from "../tenants/suspend-tenant";

const DAY_MS = 86_400_000;
/** To think it over. */
const UNDO_DAYS = 7;
/** What the privacy policy promises. */
const COMPLETE_DAYS = 30;
const REASON = "Its owner has asked for its deletion.";

/** Stops the tenant's traffic now and has it erased in seven days, unless somebody undoes it. Asked twice, the first counts. */
export async function requestErasure(ctx: TenantContext, { name }: { name: string }): Promise<Erasure> {
  const { db, actor, tenantId } = ctx;
  const tenant = await getTenant(db, tenantId);
  if (name !== tenant.name) {
    const fields = { name: ["is not the name of this account"] };
    throw new Problem("invalid_request", "Type the name of the account to delete it.", { fields });
  }
  const known = await findErasure(db, tenantId);
  if (known) return showErasure(known);
  const suspended = tenant.status !== "suspended";
  const eraseAfter = new Date(Date.now() + UNDO_DAYS * DAY_MS);
  const row = { tenantId, requestedBy: actorName(actor), eraseAfter, suspended };
  await db.batch([
    requestErasureStatement(db, row),
    audit(ctx, { action: "tenant.request_erasure", target: tenantId, after: { eraseAfter: eraseAfter.toISOString() } }),
  ]);
  if (suspended) await suspendTenant(ctx, tenantId, REASON);
  return getErasure(ctx);
}

/** As if it had not been asked for. A tenant that was suspended before stays so. */
export async function undoErasure(ctx: TenantContext): Promise<void> {
  const { db, tenantId } = ctx;
  const known = await findErasure(db, tenantId);
  if (!known) throw new Problem("not_found", "The deletion of this account was not asked for.");
  if (known.eraseAfter.getTime() <= Date.now()) {
    throw new Problem("conflict", "It is too late: this account is being erased.");
  }
  await db.batch([dropErasureStatement(db, tenantId), audit(ctx, { action: "tenant.undo_erasure", target: tenantId })]);
  if (known.suspended) await unsuspendTenant(ctx, tenantId);
}

export async function getErasure({ db, tenantId }: TenantContext): Promise<Erasure> {
  const known = await findErasure(db, tenantId);
  if (!known) throw new Problem("not_found", "The deletion of this account was not asked for.");
  return showErasure(known);
}

export const showErasure = ({ requestedAt, requestedBy, eraseAfter }: TenantErasure): Erasure => ({
  requestedAt: requestedAt.toISOString(),
  requestedBy,
  eraseAfter: eraseAfter.toISOString(),
  completeBy: new Date(requestedAt.getTime() + COMPLETE_DAYS * DAY_MS).toISOString(),
});
