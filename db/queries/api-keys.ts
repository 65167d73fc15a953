import { and, desc, eq, getTableColumns, gte, inArray, lt, type SQL, sql, sum } from "drizzle-orm";
import type { KeyState } from "../../lib/contract/api-key";
import type { Mode } from "../../lib/contract/tenant";
import type { Db } from "../client";
import { type ApiKey, apiKeys, type NewApiKey } from "../schema/api-keys";
import { usageHourly } from "../schema/usage-hourly";
import { type AuditLine, auditWhere } from "./audit-log";
import { lockTenant } from "./lock-tenant";

/** What may be shown of a key. */
export type ListedApiKey = Omit<ApiKey, "hash" | "tenantId"> & { calls30Days: number };

const { hash, tenantId: _, ...listedColumns } = getTableColumns(apiKeys);

/** Neither revoked nor replaced nor expired: what the plan's number of keys counts. */
const COUNTED = sql`revoked_at is null and (expires_at is null or expires_at > now())`;

/** A key that is to be made, the line that tells of it, and how many its tenant may have in that mode. */
export interface NewKey {
  key: NewApiKey;
  entry: AuditLine;
  limit: number;
}

/** False when the limit is reached; exact also when many ask at once. */
export async function insertApiKey(db: Db, tenantId: string, { key, entry, limit }: NewKey): Promise<boolean> {
  const [, made] = await db.batch([
    lockTenant(db, tenantId),
    db.execute(sql`
      insert into api_keys (id, tenant_id, mode, name, prefix, last_four, hash, scopes, instance_ids, allowed_ips, expires_at)
      select ${key.id}, ${tenantId}, ${key.mode}, ${key.name}, ${key.prefix}, ${key.lastFour}, ${key.hash},
        ${textArray(key.scopes)}, ${textArray(key.instanceIds)}::uuid[], ${textArray(key.allowedIps)},
        ${key.expiresAt?.toISOString() ?? null}::timestamptz
      where (select count(*) from api_keys where tenant_id = ${tenantId} and mode = ${key.mode} and ${COUNTED}) < ${limit}
      returning id`),
    auditWhere(db, tenantId, { entry, condition: sql`exists (select 1 from api_keys where id = ${key.id})` }),
  ]);
  return made.rows.length > 0;
}

/** Undoes a creation that nobody has been told of. */
export async function deleteApiKey(db: Db, tenantId: string, { id, entry }: { id: string; entry: AuditLine }) {
  await db.batch([
    db.delete(apiKeys).where(and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.id, id))),
    auditWhere(db, tenantId, { entry, condition: sql`true` }),
  ]);
}

export interface KeyFilter {
  cursor?: string;
  limit: number;
  mode?: Mode;
  state?: KeyState;
  unusedSince?: Date;
}

/** Newest first; revoked keys too, since logs still name them. */
export async function listApiKeys(db: Db, tenantId: string, filter: KeyFilter): Promise<ListedApiKey[]> {
  const { cursor, limit, mode, state, unusedSince } = filter;
  return selectKeys(db, tenantId)
    .where(
      and(
        eq(apiKeys.tenantId, tenantId),
        cursor ? lt(apiKeys.id, cursor) : undefined,
        mode ? eq(apiKeys.mode, mode) : undefined,
        state ? IN_STATE[state] : undefined,
        unusedSince
          ? lt(sql`coalesce(${apiKeys.lastUsedAt}, ${apiKeys.createdAt})`, unusedSince.toISOString())
          : undefined,
      ),
    )
    .orderBy(desc(apiKeys.id))
    .limit(limit);
}

export async function findApiKey(db: Db, tenantId: string, id: string): Promise<ListedApiKey | undefined> {
  const [row] = await selectKeys(db, tenantId).where(and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.id, id)));
  return row;
}

function selectKeys(db: Db, tenantId: string) {
  const recent = db
    .select({ keyId: usageHourly.keyId, calls: sum(usageHourly.calls).as("recent_calls") })
    .from(usageHourly)
    .where(and(eq(usageHourly.tenantId, tenantId), gte(usageHourly.hour, sql`now() - interval '30 days'`)))
    .groupBy(usageHourly.keyId)
    .as("recent");
  const calls30Days = sql<number>`coalesce(${recent.calls}, 0)`.mapWith(Number);
  return db
    .select({ ...listedColumns, calls30Days })
    .from(apiKeys)
    .leftJoin(recent, eq(recent.keyId, apiKeys.id))
    .$dynamic();
}

/** Whole keys, hashes included: what a ledger must know of them. */
export async function findStoredKey(db: Db, tenantId: string, id: string): Promise<ApiKey | undefined> {
  const [row] = await db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.id, id)));
  return row;
}

/** Keys of several tenants, for the reconciler only. */
export function listStoredKeys(db: Db, tenantIds: readonly string[]): Promise<ApiKey[]> {
  return db
    .select()
    .from(apiKeys)
    .where(inArray(apiKeys.tenantId, [...tenantIds]));
}

const REVOKED = sql`(revoked_at is not null and revoked_at <= now())`;
const EXPIRED = sql`(expires_at is not null and expires_at <= now())`;

const IN_STATE: Readonly<Record<KeyState, SQL>> = {
  revoked: REVOKED,
  expired: sql`${EXPIRED} and not ${REVOKED}`,
  retiring: sql`revoked_at > now() and not ${EXPIRED}`,
  active: sql`revoked_at is null and not ${EXPIRED}`,
};

/** False when there is no such key. */
export async function renameApiKey(
  db: Db,
  tenantId: string,
  { id, name, entry }: { id: string; name: string; entry: AuditLine },
): Promise<boolean> {
  const own = and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.id, id));
  const [renamed] = await db.batch([
    db.update(apiKeys).set({ name }).where(own).returning({ id: apiKeys.id }),
    auditWhere(db, tenantId, { entry, condition: sql`exists (select 1 from api_keys where ${own})` }),
  ]);
  return renamed.length > 0;
}

/** Refused from `at` on. Never later than an earlier revocation; false when there is nothing left to revoke. */
export async function revokeApiKey(
  db: Db,
  tenantId: string,
  { id, at, entry }: { id: string; at: Date; entry: AuditLine },
): Promise<boolean> {
  const moment = sql`${at.toISOString()}::timestamptz`;
  const revocable = sql`tenant_id = ${tenantId} and id = ${id} and (revoked_at is null or revoked_at > ${moment})`;
  const [, , revoked] = await db.batch([
    lockTenant(db, tenantId),
    auditWhere(db, tenantId, { entry, condition: sql`exists (select 1 from api_keys where ${revocable})` }),
    db.execute(sql`update api_keys set revoked_at = ${moment} where ${revocable} returning id`),
  ]);
  return revoked.rows.length > 0;
}

/** The new key's own parts; name, mode and rights come from the key it replaces. */
export interface Roll {
  replaces: string;
  /** When the old key stops working. */
  graceEnds: Date;
  key: Pick<ApiKey, "id" | "prefix" | "lastFour" | "hash" | "expiresAt">;
  entry: AuditLine;
}

/** All of it happens or nothing. False when the old key is unknown, revoked, expired or already rolled. */
export async function rollApiKey(
  db: Db,
  tenantId: string,
  { replaces, graceEnds, key, entry }: Roll,
): Promise<boolean> {
  const [rolled] = await db.batch([
    db.execute(sql`
    with old as (
      update api_keys set revoked_at = ${graceEnds.toISOString()}, replaced_by = ${key.id}
      where tenant_id = ${tenantId} and id = ${replaces} and ${COUNTED}
      returning tenant_id, mode, name, scopes, instance_ids, allowed_ips
    )
    insert into api_keys (id, prefix, last_four, hash, expires_at, tenant_id, mode, name, scopes, instance_ids, allowed_ips)
    select ${key.id}, ${key.prefix}, ${key.lastFour}, ${key.hash}, ${key.expiresAt?.toISOString() ?? null}::timestamptz, old.*
    from old
    returning id`),
    auditWhere(db, tenantId, { entry, condition: sql`exists (select 1 from api_keys where id = ${key.id})` }),
  ]);
  return rolled.rows.length > 0;
}

/** Drizzle would spread an array into a list of parameters: Postgres reads it from its own notation. */
function textArray(values: readonly string[] | null | undefined): SQL {
  if (!values) return sql`null::text[]`;
  return sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`;
}
