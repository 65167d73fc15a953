import { sql } from "drizzle-orm";
import type { TenantStatus } from "../../lib/contract/tenant";
import type { Db } from "../client";
import { type AuditLine, changeAndTell } from "./audit-log";

/** False unless it had the status it was thought to have: a suspended tenant is not made active by a payment. */
export const moveTenantStatus = (
  db: Db,
  tenantId: string,
  { from, to, entry }: { from: TenantStatus; to: TenantStatus; entry: AuditLine },
): Promise<boolean> =>
  changeAndTell(db, tenantId, {
    entry,
    change: sql`
      update tenants set status = ${to}, version = version + 1, updated_at = now()
      where id = ${tenantId} and status = ${from}
      returning id`,
  });
