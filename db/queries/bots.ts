import { and, eq, isNull, sql } from "drizzle-orm";
import type { Mode } from "../../lib/contract/tenant";
import type { Db } from "../client";
import { type BotRow, bots } from "../schema/bots";

/** Writes what a ledger tells, each as JSON text. What is older than a row changes nothing, however late or often it comes. */
export async function recordBots(
  db: Db,
  { tenantId, mode }: { tenantId: string; mode: Mode },
  payloads: readonly string[],
): Promise<void> {
  await db.execute(sql`
    insert into bots (
      tenant_id, instance_id, kind, id, mode, upstream_id, reference, config, sealed, revision, created_at, deleted_at
    )
    select ${tenantId}::uuid, "instanceId", kind, id, ${mode}, "upstreamId", reference, config, sealed, revision,
      to_timestamp("createdAt" / 1000.0), to_timestamp("deletedAt" / 1000.0)
    from jsonb_to_recordset(${`[${payloads.join(",")}]`}::jsonb) as told (
      "instanceId" uuid, kind text, id text, "upstreamId" text, reference uuid, config jsonb, sealed text,
      revision bigint, "createdAt" bigint, "deletedAt" bigint
    )
    order by 2, 3, 4
    on conflict (tenant_id, instance_id, kind, id) do update set
      upstream_id = excluded.upstream_id, reference = excluded.reference, config = excluded.config,
      sealed = excluded.sealed, revision = excluded.revision, deleted_at = excluded.deleted_at
    where bots.revision < excluded.revision`);
}

/** Those of one instance that are wanted. */
export function listBotRows(db: Db, tenantId: string, instanceId: string): Promise<BotRow[]> {
  return db
    .select()
    .from(bots)
    .where(and(eq(bots.tenantId, tenantId), eq(bots.instanceId, instanceId), isNull(bots.deletedAt)));
}

/** Bots go with their instance, and what was secret about them at once. */
export const forgetBotsStatement = (db: Db, tenantId: string, { instanceId, at }: { instanceId: string; at: Date }) =>
  db
    .update(bots)
    .set({ deletedAt: at, config: null, sealed: null })
    .where(and(eq(bots.tenantId, tenantId), eq(bots.instanceId, instanceId), isNull(bots.deletedAt)));

/** Forgets that there were some, long after any change of them can still be on its way. */
export async function deleteOldBots(db: Db, before: Date): Promise<number> {
  const result = await db.execute(sql`delete from bots where deleted_at < ${before.toISOString()}::timestamptz`);
  return result.rowCount ?? 0;
}
