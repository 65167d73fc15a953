import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** Makes the monthly partitions of `now` and the two months after it, where missing. Run daily; safe to repeat. */
export async function ensureUsagePartitions(db: Db, now: Date): Promise<void> {
  await db.execute(sql`select ensure_usage_partitions(${now.toISOString()}::timestamptz)`);
}

/** The same for the log of messages. */
export async function ensureMessagePartitions(db: Db, now: Date): Promise<void> {
  await db.execute(sql`select ensure_monthly_partitions('message_log', ${now.toISOString()}::timestamptz)`);
}

/** The same for calls of bots. */
export async function ensureBotPartitions(db: Db, now: Date): Promise<void> {
  await db.execute(sql`select ensure_monthly_partitions('bot_calls', ${now.toISOString()}::timestamptz)`);
}
