import { and, desc, eq, gte, lt, lte, sql } from "drizzle-orm";
import type { MessageQuery } from "../../lib/contract/message-log";
import type { Db } from "../client";
import { messageLog } from "../schema/message-log";

export type MessageLogRow = typeof messageLog.$inferSelect;

/** Where a page begins: behind this row. */
export interface MessageCursor {
  at: Date;
  instanceId: string;
  messageId: string;
}

/** Newest first, one more than `limit`. */
export function listMessages(
  db: Db,
  tenantId: string,
  { cursor, ...query }: Omit<MessageQuery, "cursor"> & { cursor: MessageCursor | undefined },
): Promise<MessageLogRow[]> {
  const { mode, instance, status, direction, source, contact, id, from, until, limit } = query;
  const { at, instanceId, messageId } = messageLog;
  const conditions = [
    eq(messageLog.tenantId, tenantId),
    eq(messageLog.mode, mode),
    instance && eq(instanceId, instance),
    status && eq(messageLog.status, status),
    direction && eq(messageLog.direction, direction),
    source && eq(messageLog.source, source),
    contact && eq(messageLog.contactHash, contact),
    id && eq(messageId, id),
    from && gte(at, from),
    until && lt(at, until),
    cursor && lte(at, cursor.at),
    cursor && behind(cursor),
  ];
  return db
    .select()
    .from(messageLog)
    .where(and(...conditions.filter((condition) => condition !== undefined && condition !== "")))
    .orderBy(desc(at), desc(messageId), desc(instanceId))
    .limit(limit + 1);
}

function behind({ at, instanceId, messageId }: MessageCursor) {
  const columns = sql`(${messageLog.at}, ${messageLog.messageId}, ${messageLog.instanceId})`;
  return sql`${columns} < (${at.toISOString()}::timestamptz, ${messageId}::text, ${instanceId}::uuid)`;
}

export interface MessageCounts extends Record<string, unknown> {
  hour: string;
  direction: string;
  source: string;
  messages: number;
  delivered: number;
  read: number;
  failed: number;
}

/** Counts by the hour, oldest first; of one instance or of all together. */
export async function sumMessages(
  db: Db,
  tenantId: string,
  { mode, instance, from, until }: { mode: string; instance?: string | undefined; from: Date; until: Date },
): Promise<MessageCounts[]> {
  const ofInstance = instance === undefined ? sql`true` : sql`instance_id = ${instance}`;
  const { rows } = await db.execute<MessageCounts>(sql`
    select to_char(hour at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as hour, direction, source,
      sum(messages)::int as messages, sum(delivered)::int as delivered, sum(read)::int as read, sum(failed)::int as failed
    from message_hourly
    where tenant_id = ${tenantId} and mode = ${mode} and hour >= ${from.toISOString()} and hour < ${until.toISOString()}
      and ${ofInstance}
    group by message_hourly.hour, direction, source
    order by message_hourly.hour, direction, source`);
  return rows;
}
