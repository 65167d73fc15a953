import { and, desc, eq, getTableColumns, sql } from "drizzle-orm";
import type { Mode } from "../../lib/contract/tenant";
import type { Db } from "../client";
import { instances } from "../schema/instances";
import { messageLog } from "../schema/message-log";

/** What there is in one mode, and whether anything was ever done with it. */
export interface OverviewCounts extends Record<string, unknown> {
  instances: number;
  /** Bots whose own server was asked in the last 24 hours. */
  activeBots: number;
  hasKey: boolean;
  hasEndpoint: boolean;
  hasSent: boolean;
  /** A message in or out: some number was connected once. */
  hasMessage: boolean;
}

export async function countForOverview(db: Db, tenantId: string, mode: Mode): Promise<OverviewCounts | undefined> {
  const own = sql`tenant_id = ${tenantId} and mode = ${mode}`;
  const { rows } = await db.execute<OverviewCounts>(sql`
    select
      (select count(*)::int from instances where ${own} and deleted_at is null and state <> 'creating') as instances,
      (select count(distinct (instance_id, bot, bot_id))::int from bot_hourly
        where ${own} and hour >= now() - interval '24 hours') as "activeBots",
      exists (select from api_keys where ${own} and revoked_at is null) as "hasKey",
      exists (select from webhook_endpoints where ${own}) as "hasEndpoint",
      exists (select from message_hourly where ${own} and direction = 'out') as "hasSent",
      exists (select from message_hourly where ${own}) as "hasMessage"`);
  return rows[0];
}

export interface Traffic extends Record<string, unknown> {
  direction: string;
  today: number;
  month: number;
}

/** Messages by direction since two moments, of which `month` is the earlier. By the hour in which they were written. */
export async function sumTraffic(
  db: Db,
  tenantId: string,
  { mode, today, month }: { mode: Mode; today: Date; month: Date },
): Promise<Traffic[]> {
  const { rows } = await db.execute<Traffic>(sql`
    select direction, sum(messages)::int as month,
      coalesce(sum(messages) filter (where hour >= ${today.toISOString()}), 0)::int as today
    from message_hourly
    where tenant_id = ${tenantId} and mode = ${mode} and hour >= ${month.toISOString()}
    group by direction`);
  return rows;
}

/** The newest messages with the names of their instances; null where one has been erased. */
export function listRecentMessages(db: Db, tenantId: string, { mode, limit }: { mode: Mode; limit: number }) {
  return db
    .select({ ...getTableColumns(messageLog), instanceName: instances.name })
    .from(messageLog)
    .leftJoin(instances, and(eq(instances.id, messageLog.instanceId), eq(instances.tenantId, tenantId)))
    .where(and(eq(messageLog.tenantId, tenantId), eq(messageLog.mode, mode)))
    .orderBy(desc(messageLog.at), desc(messageLog.messageId))
    .limit(limit);
}
