import { deleteRowsOf, deleteTenant, listOwned } from "../../../db/queries/erasure";
import { keepInvoices, listKeptNumbers } from "../../../db/queries/kept-invoices";
import type { TenantErasure } from "../../../db/schema/tenant-erasures";
import { lineOf, SYSTEM } from "../audit/audit";
import type { ServiceContext } from "../context";
import { eraseObjects } from "./erase-objects";
import { eraseUpstream } from "./erase-upstream";

const BATCH = 5_000;
/** Then a server that does not answer keeps the promise of thirty days no longer; the certificate names it. */
const UPSTREAMS_WAIT_MS = 27 * 86_400_000;

/**
 * Erases a tenant everywhere: its numbers at their servers, its objects, its files, its rows. Each step may be done twice, so
 * an erasure that was cut off is simply begun again. What remains is a line of the platform's audit log, without a name in it, and
 * the invoices that were issued, which the law wants kept.
 */
export async function eraseTenant(ctx: ServiceContext, erasure: TenantErasure, now = Date.now()): Promise<void> {
  const { db } = ctx;
  const { tenantId, requestedAt, requestedBy } = erasure;
  const owned = await listOwned(db, tenantId);
  const mayLeave = now - requestedAt.getTime() > UPSTREAMS_WAIT_MS;
  const upstream = await eraseUpstream(ctx, owned.instances, { mayLeave });
  const objects = await eraseObjects(ctx.env, tenantId, owned);
  // What the law wants kept: nobody but operators sees it, and it has its own end.
  await keepInvoices(db, tenantId, new Date(now));
  const keptInvoices = await listKeptNumbers(db, tenantId);
  const rows = await deleteRowsOf(db, tenantId, BATCH);
  const after = {
    requestedAt: requestedAt.toISOString(),
    requestedBy,
    erasedAt: new Date(now).toISOString(),
    upstream,
    objects,
    rows,
    keptInvoices,
  };
  await deleteTenant(db, tenantId, lineOf(SYSTEM, { action: "tenant.erased", target: tenantId, after }));
}
