import { and, eq, sql } from "drizzle-orm";
import type { TenantStatus } from "../../lib/contract/tenant";
import type { Db } from "../client";
import { tenants } from "../schema/tenants";

/** False unless it had the status it was thought to have: a suspended tenant is not made active by a payment. */
export async function moveTenantStatus(
  db: Db,
  tenantId: string,
  { from, to }: { from: TenantStatus; to: TenantStatus },
): Promise<boolean> {
  const rows = await db
    .update(tenants)
    .set({ status: to, version: sql`${tenants.version} + 1`, updatedAt: new Date() })
    .where(and(eq(tenants.id, tenantId), eq(tenants.status, from)))
    .returning({ id: tenants.id });
  return rows.length > 0;
}
