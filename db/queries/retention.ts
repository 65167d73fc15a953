import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** Raw logs, partitioned by month. What they add up to is kept in the hourly tables. */
export const RAW_LOGS = ["usage_events", "message_log", "bot_calls"] as const;
export type RawLog = (typeof RAW_LOGS)[number];

/** Deletes some of a tenant's rows that are older; fewer than `limit`: there are no more. */
export async function deleteOldRows(
  db: Db,
  tenantId: string,
  { log, mode, before, limit }: { log: RawLog; mode: string; before: Date; limit: number },
): Promise<number> {
  const table = sql.identifier(log);
  const result = await db.execute(sql`
    delete from ${table} where (tableoid, ctid) in (
      select tableoid, ctid from ${table}
      where tenant_id = ${tenantId} and mode = ${mode} and at < ${before.toISOString()}::timestamptz
      limit ${limit})`);
  return result.rowCount ?? 0;
}

/** Monthly partitions that hold nothing newer than `before`. */
export async function listPartitionsBefore(db: Db, log: RawLog, before: Date): Promise<string[]> {
  const { rows } = await db.execute<{ name: string }>(sql`
    select child.relname as name from pg_inherits
    join pg_class child on child.oid = inhrelid
    join pg_class parent on parent.oid = inhparent
    where parent.relname = ${log} and child.relname ~ ${`^${log}_[0-9]{4}_[0-9]{2}$`}
    order by 1`);
  return rows.map(({ name }) => name).filter((name) => endOf(name) <= before.getTime());
}

/** `usage_events_2026_11` → the first moment of December. */
function endOf(partition: string): number {
  const [year, month] = partition.split("_").slice(-2).map(Number);
  return Date.UTC(Number(year), Number(month));
}

export async function dropPartition(db: Db, name: string): Promise<void> {
  await db.execute(sql`drop table if exists ${sql.identifier(name)}`);
}

/** Deletes some entries of the audit log that are older. Certificates of erasure stay. */
export async function deleteOldAudit(db: Db, { before, limit }: { before: Date; limit: number }): Promise<number> {
  const result = await db.execute(sql`
    delete from audit_log where id in (
      select id from audit_log where at < ${before.toISOString()}::timestamptz and action <> 'tenant.erased'
      order by id limit ${limit})`);
  return result.rowCount ?? 0;
}
