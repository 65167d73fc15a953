import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** What a tenant has now of the things that its plan limits by number; of live ones only, where there are two modes. */
export interface StandingCounts extends Record<string, unknown> {
  instances: number;
  keys: number;
  endpoints: number;
  members: number;
}

export async function countStanding(db: Db, tenantId: string): Promise<StandingCounts> {
  const { rows } = await db.execute<StandingCounts>(sql`
    select
      (select count(*)::int from instances
        where tenant_id = ${tenantId} and mode = 'live' and deleted_at is null) as instances,
      (select count(*)::int from api_keys
        where tenant_id = ${tenantId} and mode = 'live' and revoked_at is null
          and (expires_at is null or expires_at > now())) as keys,
      (select count(*)::int from webhook_endpoints where tenant_id = ${tenantId} and mode = 'live') as endpoints,
      (select count(*)::int from members where tenant_id = ${tenantId}) as members`);
  return rows[0] ?? { instances: 0, keys: 0, endpoints: 0, members: 0 };
}
