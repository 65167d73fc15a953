import { sql } from "drizzle-orm";
import type { ChatKind, Direction, MessageSource } from "../../lib/contract/message-log";
import type { Mode } from "../../lib/contract/tenant";
import type { Progress } from "../../lib/message-progress";
import type { Db } from "../client";

/** What is known of one message; without `facts` only how far it has come. Times in ms since the epoch. */
export interface LoggedMessage extends Progress {
  id: string;
  errorCode: string | null;
  facts: LoggedFacts | null;
}

export interface LoggedFacts {
  at: number;
  direction: Direction;
  source: MessageSource;
  chatKind: ChatKind;
  contactHash: string;
  lastDigits: string;
  type: string;
}

interface Owner {
  tenantId: string;
  mode: Mode;
  instanceId: string;
}

/**
 * Writes what is known of messages, each named once, and answers which of them Postgres now has. One that it does not know
 * and that comes without facts is not among them. In one statement: the hourly counts change by exactly what the rows do, so
 * a batch written twice counts once, and a status never goes back.
 */
export async function recordMessages(db: Db, owner: Owner, messages: readonly LoggedMessage[]): Promise<string[]> {
  const result = await db.execute<{ id: string }>(recordStatement(owner, JSON.stringify(messages.map(flat))));
  return result.rows.map(({ id }) => id);
}

const flat = ({ facts, ...message }: LoggedMessage) => ({ ...message, ...facts });

/** Place of a status in `MESSAGE_STATUSES`. */
const rank = (column: string) =>
  sql.raw(`array_position(array['PENDING', 'SERVER_ACK', 'ERROR', 'DELIVERY_ACK', 'READ', 'PLAYED'], ${column})`);

const time = (column: string) => sql.raw(`to_timestamp(given."${column}" / 1000.0)`);

/** Rows are taken in the order of their keys, so that parallel calls cannot deadlock. */
const recordStatement = ({ tenantId, mode, instanceId }: Owner, messages: string) => sql`
  with given as (
    select * from jsonb_to_recordset(${messages}::jsonb) as given (
      id text, at bigint, direction text, source text, "chatKind" text, "contactHash" text, "lastDigits" text, type text,
      status text, "serverAckAt" bigint, "deliveredAt" bigint, "readAt" bigint, "playedAt" bigint, "failedAt" bigint,
      "errorCode" text
    )
  ),
  known as (
    select log.message_id, log.at, log.direction, log.source, log.status
    from message_log as log
    where log.tenant_id = ${tenantId} and log.instance_id = ${instanceId}
      and log.message_id in (select id from given)
    order by log.message_id
    for update
  ),
  changed as (
    update message_log as log set
      source = case
        when given.source = 'bot' or (given.source = 'api' and log.source = 'phone') then given.source else log.source
      end,
      status = case when ${rank("given.status")} > ${rank("log.status")} then given.status else log.status end,
      server_ack_at = least(log.server_ack_at, ${time("serverAckAt")}),
      delivered_at = least(log.delivered_at, ${time("deliveredAt")}),
      read_at = least(log.read_at, ${time("readAt")}),
      played_at = least(log.played_at, ${time("playedAt")}),
      failed_at = least(log.failed_at, ${time("failedAt")}),
      error_code = coalesce(log.error_code, given."errorCode")
    from given join known on known.message_id = given.id
    where log.tenant_id = ${tenantId} and log.instance_id = ${instanceId}
      and log.message_id = given.id and log.at = known.at
    returning log.message_id, log.at, log.direction, log.source, log.status
  ),
  added as (
    insert into message_log (
      tenant_id, mode, instance_id, message_id, at, direction, source, chat_kind, contact_hash, last_digits, type,
      status, server_ack_at, delivered_at, read_at, played_at, failed_at, error_code
    )
    select
      ${tenantId}::uuid, ${mode}, ${instanceId}::uuid, given.id, ${time("at")}, given.direction, given.source,
      given."chatKind", given."contactHash", given."lastDigits", given.type, given.status, ${time("serverAckAt")},
      ${time("deliveredAt")}, ${time("readAt")}, ${time("playedAt")}, ${time("failedAt")}, given."errorCode"
    from given
    where given.at is not null and not exists (select 1 from known where known.message_id = given.id)
    order by given.id
    on conflict (tenant_id, instance_id, message_id, at) do nothing
    returning message_id, at, direction, source, status
  ),
  moves as (
    select at, direction, source, status, 1 as sign from added
    union all select at, direction, source, status, 1 from changed
    union all select at, direction, source, status, -1 from known
  ),
  summed as (
    insert into message_hourly (
      tenant_id, mode, hour, instance_id, direction, source, messages, delivered, read, failed
    )
    select
      ${tenantId}::uuid, ${mode}, date_trunc('hour', at, 'UTC'), ${instanceId}::uuid, direction, source,
      sum(sign), coalesce(sum(sign) filter (where ${rank("status")} > ${rank("'ERROR'")}), 0),
      coalesce(sum(sign) filter (where ${rank("status")} > ${rank("'DELIVERY_ACK'")}), 0),
      coalesce(sum(sign) filter (where status = 'ERROR'), 0)
    from moves
    group by 3, 5, 6
    order by 3, 5, 6
    on conflict (tenant_id, mode, hour, instance_id, direction, source) do update set
      messages = message_hourly.messages + excluded.messages,
      delivered = message_hourly.delivered + excluded.delivered,
      read = message_hourly.read + excluded.read,
      failed = message_hourly.failed + excluded.failed
  )
  select message_id as id from added union all select message_id from changed`;

/** Contacts that an instance has talked to, as hashes, the latest first. */
export async function listContactHashes(db: Db, { tenantId, instanceId }: Owner, limit: number): Promise<string[]> {
  const { rows } = await db.execute<{ hash: string }>(sql`
    select contact_hash as hash from message_log
    where tenant_id = ${tenantId} and instance_id = ${instanceId} and chat_kind = 'contact'
    group by contact_hash order by max(at) desc limit ${limit}`);
  return rows.map(({ hash }) => hash);
}
