import { sql } from "drizzle-orm";
import type { Mode } from "../../lib/contract/tenant";
import type { TenantUsage } from "../../lib/usage-event";
import type { Db } from "../client";
import { NO_INSTANCE } from "../schema/usage-hourly";

/**
 * Writes usage and returns how many events were new. One statement: the rollup and the keys' last use are fed by the
 * rows that were really inserted, so a batch delivered twice, or by two callers at once, counts once.
 * Every part touches its rows in key order, after the part before it, so that parallel calls cannot deadlock.
 */
export async function recordUsage(db: Db, usages: TenantUsage[]): Promise<number> {
  return record(
    db,
    usages.map(({ tenantId, mode, batch }) => ({ tenantId, mode, payloads: [JSON.stringify(batch.events)] })),
  );
}

/** Events as they left their isolates: each payload is a JSON array of `UsageEvent`. */
interface TenantPayloads {
  tenantId: string;
  mode: Mode;
  payloads: readonly string[];
}

/** The same for events that are JSON already, and stay that until Postgres reads them. */
export const recordPayloads = (db: Db, usage: TenantPayloads): Promise<number> => record(db, [usage]);

async function record(db: Db, usages: readonly TenantPayloads[]): Promise<number> {
  const texts = usages.map(
    ({ tenantId, mode, payloads }) =>
      `{"tenantId":${JSON.stringify(tenantId)},"mode":${JSON.stringify(mode)},"payloads":[${payloads.join()}]}`,
  );
  const result = await db.execute<{ added: number }>(recordStatement(`[${texts.join()}]`));
  return result.rows[0]?.added ?? 0;
}

const recordStatement = (usages: string) => sql`
  with incoming as (
    select distinct on (event.id)
      event.id, to_timestamp(('x' || translate(left(event.id::text, 13), '-', ''))::bit(48)::bigint / 1000.0) as at,
      "tenantId" as tenant_id, mode, "keyId" as key_id, "instanceId" as instance_id, route, kind,
      units, outcome, status, to_timestamp("windowStart" / 1000.0) as window_start,
      round("upstreamMs")::int as upstream_ms, round("totalMs")::int as total_ms
    from jsonb_to_recordset(${usages}::jsonb) as usage ("tenantId" uuid, mode text, payloads jsonb)
    cross join lateral jsonb_array_elements(payloads) as payload
    cross join lateral jsonb_to_recordset(payload) as event (
      id uuid, "keyId" uuid, "instanceId" uuid, route text, kind text, units int, outcome text, status smallint,
      "windowStart" bigint, "upstreamMs" numeric, "totalMs" numeric
    )
    order by event.id
  ),
  added as (
    insert into usage_events (
      id, at, tenant_id, mode, key_id, instance_id, route, kind,
      units, outcome, status, window_start, upstream_ms, total_ms
    )
    select * from incoming
    on conflict (id, at) do nothing
    returning *
  ),
  summed as (
    insert into usage_hourly (
      tenant_id, mode, hour, key_id, instance_id, route, kind, window_start,
      calls, units, errors, refused, upstream_ms_sum, total_ms_sum
    )
    select
      tenant_id, mode, date_trunc('hour', at, 'UTC'), key_id, coalesce(instance_id, ${NO_INSTANCE}::uuid), route, kind,
      coalesce(window_start, 'epoch'::timestamptz),
      count(*), sum(units), count(*) filter (where status >= 500), count(*) filter (where outcome = 'refused'),
      sum(upstream_ms), sum(total_ms)
    from added
    group by 1, 2, 3, 4, 5, 6, 7, 8
    order by 1, 2, 3, 4, 5, 6, 7, 8
    on conflict (tenant_id, mode, hour, key_id, instance_id, route, kind, window_start) do update set
      calls = usage_hourly.calls + excluded.calls,
      units = usage_hourly.units + excluded.units,
      errors = usage_hourly.errors + excluded.errors,
      refused = usage_hourly.refused + excluded.refused,
      upstream_ms_sum = usage_hourly.upstream_ms_sum + excluded.upstream_ms_sum,
      total_ms_sum = usage_hourly.total_ms_sum + excluded.total_ms_sum
    returning 1
  ),
  used as (
    select api_keys.id, greatest(api_keys.last_used_at, recent.at) as at
    from api_keys
    join (select tenant_id, key_id, max(at) as at from added group by 1, 2) as recent
      on recent.key_id = api_keys.id and recent.tenant_id = api_keys.tenant_id
    where (select count(*) from summed) > 0
    order by api_keys.id
    for no key update of api_keys
  ),
  touched as (
    update api_keys set last_used_at = used.at from used where api_keys.id = used.id
  )
  select count(*)::int as added from added`;
