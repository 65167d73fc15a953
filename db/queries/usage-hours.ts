import { type SQL, sql } from "drizzle-orm";
import type { Mode } from "../../lib/contract/tenant";
import type { UsageGroup } from "../../lib/contract/usage";
import type { QuotaKind } from "../../lib/quota";
import type { Db } from "../client";
import { NO_INSTANCE } from "../schema/usage-hourly";

export interface HoursAsked {
  mode: Mode;
  from: Date;
  until: Date;
  group: UsageGroup;
  step: "hour" | "day";
  /** IANA zone whose days are meant. */
  timeZone: string;
  kind?: QuotaKind;
}

export interface HourRow extends Record<string, unknown> {
  at: string;
  group: string | null;
  label: string | null;
  calls: number;
  units: number;
  errors: number;
  refused: number;
  averageMs: number;
}

const GROUP_BY: Readonly<Record<UsageGroup, SQL>> = {
  none: sql`null::text`,
  instance: sql`nullif(hourly.instance_id, ${NO_INSTANCE}::uuid)::text`,
  key: sql`hourly.key_id::text`,
  route: sql`hourly.route`,
  kind: sql`hourly.kind`,
};

const LABEL: Readonly<Partial<Record<UsageGroup, SQL>>> = {
  instance: sql`(select name from instances where instances.tenant_id = sums.tenant_id and instances.id::text = sums.group)`,
  key: sql`(select name from api_keys where api_keys.tenant_id = sums.tenant_id and api_keys.id::text = sums.group)`,
};

/** Sums by hour or day and group, oldest first; only those where something was called. `from` is taken at its whole hour. */
export async function sumByHour(db: Db, tenantId: string, asked: HoursAsked): Promise<HourRow[]> {
  const { mode, from, until, group, step, timeZone, kind } = asked;
  const at = step === "hour" ? sql`hourly.hour` : sql`date_trunc('day', hourly.hour, ${timeZone})`;
  const { rows } = await db.execute<HourRow>(sql`
    with sums as (
      select hourly.tenant_id, ${at} as at, ${GROUP_BY[group]} as "group", sum(calls) as calls, sum(units) as units,
        sum(errors) as errors, sum(refused) as refused, sum(total_ms_sum) as total_ms
      from usage_hourly as hourly
      where hourly.tenant_id = ${tenantId} and mode = ${mode}
        and hour >= date_trunc('hour', ${from.toISOString()}::timestamptz, 'UTC') and hour < ${until.toISOString()}::timestamptz
        and (${kind ?? null}::text is null or kind = ${kind ?? null})
      group by 1, 2, 3
    )
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, "group", ${LABEL[group] ?? sql`null::text`} as label,
      calls::int as calls, units::float8 as units, errors::int as errors, refused::int as refused,
      round(total_ms::numeric / greatest(calls, 1), 1)::float8 as "averageMs"
    from sums
    order by sums.at, calls desc, "group"`);
  return rows;
}
