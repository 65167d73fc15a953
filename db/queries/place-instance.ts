import { sql } from "drizzle-orm";
import type { Db } from "../client";
import type { EvolutionServer } from "../schema/evolution-servers";
import type { NewInstance } from "../schema/instances";

/** What is known of an instance before it has a server. */
export type Draft = Omit<NewInstance, "serverId" | "state">;

export type Placement = Pick<EvolutionServer, "id" | "url" | "version" | "sealedKey"> & { dedicated: boolean };

/**
 * Takes a place for a new instance and notes it as `creating`; undefined when no server has room. The tenant's dedicated
 * servers come first, then those that are well, those of its region, those with most room. Places are given one after the
 * other (the lock), each with a count of all that were given before, so that no server takes more than its capacity.
 */
export async function placeDraft(db: Db, tenantId: string, draft: Draft): Promise<Placement | undefined> {
  const { id, mode, name, upstreamName, integration, createKey = null, settings = null, createdAt } = draft;
  const lock = db.execute(sql`select pg_advisory_xact_lock(hashtextextended('placement', 0))`);
  const place = db.execute<Record<string, unknown>>(sql`
    with best as (
      select s.* from evolution_servers s
      join tenants t on t.id = ${tenantId}::uuid
      left join (
        select server_id, count(*) as total from instances where deleted_at is null group by server_id
      ) placed on placed.server_id = s.id
      where s.enabled and not s.draining
        and (s.dedicated_to is null or s.dedicated_to = t.id)
        and s.capacity > coalesce(placed.total, 0)
      order by s.dedicated_to is null, s.failing_since is not null, s.region <> t.region,
        s.capacity - coalesce(placed.total, 0) desc, s.id
      limit 1
    ),
    draft as (
      insert into instances (id, tenant_id, mode, name, upstream_name, server_id, integration, state, create_key, settings, created_at)
      select ${id}::uuid, ${tenantId}::uuid, ${mode}::text, ${name}::text, ${upstreamName}::text, best.id, ${integration}::text,
        'creating', ${createKey}::text, ${settings && JSON.stringify(settings)}::jsonb, ${(createdAt ?? new Date()).toISOString()}::timestamptz
      from best
      returning id
    )
    select best.id, best.url, best.version, best.sealed_key as "sealedKey", best.dedicated_to is not null as dedicated
    from best, draft`);
  const [, { rows }] = await db.batch([lock, place]);
  return rows[0] as Placement | undefined;
}
