import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** How many of each thing with a standing limit a tenant has. Live ones: the sandbox has limits of its own. */
export interface Belongings {
  instances: number;
  keys: number;
  endpoints: number;
  members: number;
}

export async function countBelongings(db: Db, tenantId: string): Promise<Belongings> {
  const { rows } = await db.execute<Record<keyof Belongings, string>>(sql`
    select
      (select count(*) from instances where tenant_id = ${tenantId} and mode = 'live' and deleted_at is null) as instances,
      (select count(*) from api_keys where tenant_id = ${tenantId} and mode = 'live'
        and (revoked_at is null or revoked_at > now())) as keys,
      (select count(*) from webhook_endpoints where tenant_id = ${tenantId} and mode = 'live') as endpoints,
      (select count(*) from members where tenant_id = ${tenantId}) as members`);
  const [row] = rows;
  const count = (what: keyof Belongings) => Number(row?.[what] ?? 0);
  return {
    instances: count("instances"),
    keys: count("keys"),
    endpoints: count("endpoints"),
    members: count("members"),
  };
}
