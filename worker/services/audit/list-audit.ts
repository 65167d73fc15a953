import { listAuditEntries } from "../../../db/queries/audit-log";
import type { AuditEntry, AuditQuery } from "../../../lib/contract/audit";
import { type PageOf, toPage } from "../../../lib/contract/page";
import type { TenantContext } from "../context";

/** Newest first. */
export async function listAudit(ctx: TenantContext, { limit, ...filter }: AuditQuery): Promise<PageOf<AuditEntry>> {
  return toPage(await readAudit(ctx, { ...filter, limit: limit + 1 }), limit, ({ id }) => id);
}

export async function readAudit({ db, tenantId }: TenantContext, query: AuditQuery): Promise<AuditEntry[]> {
  const rows = await listAuditEntries(db, tenantId, query);
  return rows.map(({ tenantId: _, at, ...row }) => ({ ...row, at: at.toISOString() }));
}
