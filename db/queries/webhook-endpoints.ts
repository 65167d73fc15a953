import { and, desc, eq, gt, sql } from "drizzle-orm";
import type { Mode } from "../../lib/contract/tenant";
import type { Db } from "../client";
import { type NewWebhookEndpoint, type WebhookEndpoint, webhookEndpoints } from "../schema/webhook-endpoints";

const ofTenant = (tenantId: string, id: string) =>
  and(eq(webhookEndpoints.tenantId, tenantId), eq(webhookEndpoints.id, id));

/** Where a page begins: behind this row. */
interface EndpointPlace {
  at: Date;
  id: string;
}

/** Newest first. */
export function listWebhookEndpoints(
  db: Db,
  tenantId: string,
  { mode, before, limit }: { mode?: Mode | undefined; before?: EndpointPlace | undefined; limit: number },
): Promise<WebhookEndpoint[]> {
  const { createdAt, id } = webhookEndpoints;
  return db
    .select()
    .from(webhookEndpoints)
    .where(
      and(
        eq(webhookEndpoints.tenantId, tenantId),
        mode === undefined ? undefined : eq(webhookEndpoints.mode, mode),
        before && sql`(${createdAt}, ${id}) < (${before.at.toISOString()}::timestamptz, ${before.id}::text)`,
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(limit);
}

export async function findWebhookEndpoint(db: Db, tenantId: string, id: string): Promise<WebhookEndpoint | undefined> {
  const [row] = await db.select().from(webhookEndpoints).where(ofTenant(tenantId, id));
  return row;
}

/** Of every tenant, newest change first: for the cron trigger. */
export function listRecentlyChangedEndpoints(
  db: Db,
  { since, limit }: { since: Date; limit: number },
): Promise<WebhookEndpoint[]> {
  return db
    .select()
    .from(webhookEndpoints)
    .where(gt(webhookEndpoints.updatedAt, since))
    .orderBy(desc(webhookEndpoints.updatedAt))
    .limit(limit);
}

/**
 * Inserts the row, or violates `webhook_endpoints_version_check` where the tenant has `limit` of them in the mode. What
 * `webhook/set` made does not count: of those there is one per instance, which has a limit of its own.
 */
export function insertEndpointStatement(db: Db, tenantId: string, row: NewWebhookEndpoint, limit: number) {
  const own = sql`tenant_id = ${tenantId} and mode = ${row.mode} and origin = 'api'`;
  const version = sql`case when (select count(*) from webhook_endpoints where ${own}) < ${limit}::integer then 1 else 0 end`;
  return db
    .insert(webhookEndpoints)
    .values({ ...row, tenantId, version })
    .returning();
}

export type EndpointChange = Partial<Omit<NewWebhookEndpoint, "id" | "createdAt" | "updatedAt" | "mode" | "origin">> & {
  updatedAt: Date;
};

/** Changes the row, or violates `webhook_endpoints_version_check` where it is not the version any more that the caller saw. */
export function updateEndpointStatement(
  db: Db,
  tenantId: string,
  { id, version, change }: { id: string; version: number; change: EndpointChange },
) {
  const { version: column } = webhookEndpoints;
  const next = sql`case when ${column} = ${version}::integer then ${column} + 1 else 0 end`;
  return db
    .update(webhookEndpoints)
    .set({ ...change, version: next })
    .where(ofTenant(tenantId, id))
    .returning();
}

export const deleteEndpointStatement = (db: Db, tenantId: string, id: string) =>
  db.delete(webhookEndpoints).where(ofTenant(tenantId, id)).returning({ id: webhookEndpoints.id });

/** What an outbox knows and Postgres may not: written unless the row is as new, or another tenant's. */
export const recordEndpointStatement = (db: Db, tenantId: string, row: NewWebhookEndpoint) => {
  const { id, createdAt, mode, origin, ...change } = row;
  return db
    .insert(webhookEndpoints)
    .values({ ...row, tenantId })
    .onConflictDoUpdate({
      target: webhookEndpoints.id,
      set: { ...change, version: sql`${webhookEndpoints.version} + 1` },
      setWhere: sql`${webhookEndpoints.tenantId} = excluded.tenant_id and ${webhookEndpoints.updatedAt} < excluded.updated_at`,
    });
};
