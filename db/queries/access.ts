import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** Impersonating operators act with this role: all but what only the owner may do. */
const IMPERSONATED_ROLE = "admin";

/** What a signed-in person is in a tenant: a member, an operator who impersonates one, or nothing. */
export async function findAccess(
  db: Db,
  tenantId: string,
  userId: string,
): Promise<{ role: string; impersonated: boolean } | undefined> {
  const { rows } = await db.execute<{ role: string; impersonated: boolean }>(sql`
    select role, false as impersonated from members where tenant_id = ${tenantId} and user_id = ${userId}
    union all
    select ${IMPERSONATED_ROLE}, true from impersonations
    join users on users.id = impersonations.user_id and users.role = 'operator'
    where tenant_id = ${tenantId} and user_id = ${userId} and ends_at > now()
    order by impersonated
    limit 1`);
  return rows[0];
}
