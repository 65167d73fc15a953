import { sql } from "drizzle-orm";
import type { Role } from "../../lib/contract/role";
import type { TenantStatus } from "../../lib/contract/tenant";
import type { Db } from "../client";

/** Impersonating operators act with this role: all but what only the owner may do. */
const IMPERSONATED_ROLE: Role = "admin";

/** What a signed-in person is in a tenant, and whether that tenant is in good standing. */
export interface FoundAccess extends Record<string, unknown> {
  role: Role;
  impersonated: boolean;
  status: TenantStatus;
}

/** A member, an operator who impersonates one, or nothing. */
export async function findAccess(db: Db, tenantId: string, userId: string): Promise<FoundAccess | undefined> {
  const { rows } = await db.execute<FoundAccess>(sql`
    select access.role, access.impersonated, tenants.status
    from (
      select role, false as impersonated from members where tenant_id = ${tenantId} and user_id = ${userId}
      union all
      select ${IMPERSONATED_ROLE}, true from impersonations
      join users on users.id = impersonations.user_id and users.role = 'operator'
      where tenant_id = ${tenantId} and user_id = ${userId} and ends_at > now() and ended_at is null
    ) as access
    join tenants on tenants.id = ${tenantId}
    order by access.impersonated
    limit 1`);
  return rows[0];
}
