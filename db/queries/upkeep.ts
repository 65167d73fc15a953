import { and, eq, lt, sql } from "drizzle-orm";
import type { Db } from "../client";
import { evolutionServers } from "../schema/evolution-servers";
import { type Instance, instances } from "../schema/instances";

// For the cron trigger only: these look at every tenant's instances.

/**
 * Takes the live instances that were longest not compared with their servers, and notes that they are now: two runs at once
 * never take the same one, and a run that was cut off is gone on with by the next.
 */
export function claimForCheck(db: Db, { before, limit }: { before: Date; limit: number }): Promise<Instance[]> {
  const due = sql`(
    select i.id from ${instances} i
    join ${evolutionServers} s on s.id = i.server_id and s.enabled and s.failing_since is null
    where i.mode = 'live' and i.deleted_at is null and i.state = 'ready'
      and (i.checked_at is null or i.checked_at < ${before.toISOString()}::timestamptz)
    order by i.checked_at nulls first, i.id
    limit ${limit}
    for update of i skip locked)`;
  return db.update(instances).set({ checkedAt: sql`now()` }).where(sql`${instances.id} in ${due}`).returning();
}

export async function countRepair(db: Db, tenantId: string, id: string): Promise<void> {
  await db
    .update(instances)
    .set({ repairs: sql`${instances.repairs} + 1`, repairedAt: sql`now()` })
    .where(and(eq(instances.tenantId, tenantId), eq(instances.id, id)));
}

/** Creates that were cut off, oldest first. */
export function listAbandonedDrafts(db: Db, { before, limit }: { before: Date; limit: number }): Promise<Instance[]> {
  return db
    .select()
    .from(instances)
    .where(and(eq(instances.state, "creating"), lt(instances.createdAt, before)))
    .orderBy(instances.createdAt)
    .limit(limit);
}
