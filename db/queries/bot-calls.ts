import { sql } from "drizzle-orm";
import { type BotCallRecord, DURATION_BOUNDS } from "../../lib/bot-call";
import type { Mode } from "../../lib/contract/tenant";
import type { Db } from "../client";

/**
 * Writes calls of bots, and counts them by the hour and into conversations: in one statement, fed by the rows that were really
 * inserted, so that a batch delivered twice counts once. Rows are taken in the order of their keys.
 */
export async function recordBotCalls(
  db: Db,
  { tenantId, mode }: { tenantId: string; mode: Mode },
  calls: readonly BotCallRecord[],
): Promise<void> {
  await db.execute(recordStatement(tenantId, mode, JSON.stringify(calls)));
}

/** How many took how long, in the order of `DURATION_BOUNDS`. */
const durations = sql.raw(
  `array[${[...DURATION_BOUNDS, null]
    .map((high, index) => {
      const low = DURATION_BOUNDS[index - 1] ?? -1;
      return `count(*) filter (where ms > ${low}${high === null ? "" : ` and ms <= ${high}`})::int`;
    })
    .join(", ")}]`,
);

const recordStatement = (tenantId: string, mode: Mode, calls: string) => sql`
  with given as (
    select distinct on (call.id)
      call.id, to_timestamp(('x' || translate(left(call.id::text, 13), '-', ''))::bit(48)::bigint / 1000.0) as at,
      "instanceId" as instance_id, bot, "botId" as bot_id, status, error, ms, "contactHash" as contact_hash
    from jsonb_to_recordset(${calls}::jsonb) as call (
      id uuid, "instanceId" uuid, bot text, "botId" text, status int, error text, ms int, "contactHash" text
    )
  ),
  added as (
    insert into bot_calls (tenant_id, mode, id, at, instance_id, bot, bot_id, status, error, ms)
    select ${tenantId}::uuid, ${mode}, id, at, instance_id, bot, bot_id, status, error, ms from given
    order by id
    on conflict (id, at) do nothing
    returning id, at, instance_id, bot, coalesce(bot_id, '') as bot_id, status, error, ms
  ),
  summed as (
    insert into bot_hourly (tenant_id, mode, hour, instance_id, bot, bot_id, calls, errors, ms_sum, durations)
    select ${tenantId}::uuid, ${mode}, date_trunc('hour', at, 'UTC'), instance_id, bot, bot_id, count(*),
      count(*) filter (where status >= 400 or error is not null), sum(ms), ${durations}
    from added
    group by 3, 4, 5, 6
    order by 3, 4, 5, 6
    on conflict (tenant_id, mode, hour, instance_id, bot, bot_id) do update set
      calls = bot_hourly.calls + excluded.calls,
      errors = bot_hourly.errors + excluded.errors,
      ms_sum = bot_hourly.ms_sum + excluded.ms_sum,
      durations = (
        select array_agg(a + b order by place)
        from unnest(bot_hourly.durations, excluded.durations) with ordinality as both_counts (a, b, place)
      )
  ),
  talks as (
    select added.instance_id, added.bot, added.bot_id, given.contact_hash,
      min(added.at) as first_at, max(added.at) as last_at, count(*) as turns
    from added join given using (id)
    where given.contact_hash is not null
    group by 1, 2, 3, 4
  )
  insert into bot_sessions (
    tenant_id, mode, instance_id, bot, bot_id, contact_hash, started_at, last_at, turns
  )
  select ${tenantId}::uuid, ${mode}, talks.instance_id, talks.bot, talks.bot_id, talks.contact_hash,
    coalesce(going_on.started_at, talks.first_at), talks.last_at, talks.turns
  from talks
  left join lateral (
    select known.started_at from bot_sessions as known
    where known.tenant_id = ${tenantId}::uuid and known.instance_id = talks.instance_id
      and known.bot_id = talks.bot_id and known.contact_hash = talks.contact_hash
      and known.started_at <= talks.last_at and known.last_at > talks.first_at - interval '1 hour'
    order by known.started_at desc
    limit 1
  ) as going_on on true
  order by 3, 5, 6, 7
  on conflict (tenant_id, instance_id, bot_id, contact_hash, started_at) do update set
    last_at = greatest(bot_sessions.last_at, excluded.last_at),
    turns = bot_sessions.turns + excluded.turns`;
