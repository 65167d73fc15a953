import { and, desc, eq, getTableColumns, gt, isNull, or, sql } from "drizzle-orm";
import type { Db } from "../client";
import { type ApiKey, apiKeys, type NewApiKey } from "../schema/api-keys";

/** What may be shown of a key. */
export type ListedApiKey = Omit<ApiKey, "hash" | "tenantId">;

const { hash, tenantId: _, ...listedColumns } = getTableColumns(apiKeys);

/** Does nothing when this id is there already, so that a retry is safe. */
export async function insertApiKey(db: Db, tenantId: string, key: NewApiKey): Promise<void> {
  await db
    .insert(apiKeys)
    .values({ ...key, tenantId })
    .onConflictDoNothing({ target: apiKeys.id });
}

/** Newest first; revoked keys too, since logs still name them. */
export function listApiKeys(db: Db, tenantId: string): Promise<ListedApiKey[]> {
  return db.select(listedColumns).from(apiKeys).where(eq(apiKeys.tenantId, tenantId)).orderBy(desc(apiKeys.createdAt));
}

export async function findApiKey(db: Db, tenantId: string, id: string): Promise<ListedApiKey | undefined> {
  const [row] = await db
    .select(listedColumns)
    .from(apiKeys)
    .where(and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.id, id)));
  return row;
}

/** Refused from `at` on. Never later than an earlier revocation; false when there is nothing left to revoke. */
export async function revokeApiKey(db: Db, tenantId: string, { id, at }: { id: string; at: Date }): Promise<boolean> {
  const rows = await db
    .update(apiKeys)
    .set({ revokedAt: at })
    .where(
      and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.id, id), or(isNull(apiKeys.revokedAt), gt(apiKeys.revokedAt, at))),
    )
    .returning({ id: apiKeys.id });
  return rows.length > 0;
}

/** The new key's own parts; name, mode and rights come from the key it replaces. */
export interface Roll {
  replaces: string;
  /** When the old key stops working. */
  graceEnds: Date;
  key: Pick<ApiKey, "id" | "prefix" | "lastFour" | "hash" | "expiresAt">;
}

/** Both happen or neither. False when the old key is unknown, revoked or already rolled. */
export async function rollApiKey(db: Db, tenantId: string, { replaces, graceEnds, key }: Roll): Promise<boolean> {
  const rolled = await db.execute(sql`
    with old as (
      update api_keys set revoked_at = ${graceEnds.toISOString()}, replaced_by = ${key.id}
      where tenant_id = ${tenantId} and id = ${replaces} and revoked_at is null
      returning tenant_id, mode, name, scopes, instance_ids, allowed_ips
    )
    insert into api_keys (id, prefix, last_four, hash, expires_at, tenant_id, mode, name, scopes, instance_ids, allowed_ips)
    select ${key.id}, ${key.prefix}, ${key.lastFour}, ${key.hash}, ${key.expiresAt?.toISOString() ?? null}::timestamptz, old.*
    from old
    returning id`);
  return rolled.rows.length > 0;
}
