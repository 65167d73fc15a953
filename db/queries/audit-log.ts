import { and, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import { uuidv7 } from "../../lib/ids";
import type { Db } from "../client";
import { type AuditEntry, auditLog, type NewAuditEntry } from "../schema/audit-log";

/** One line of the audit log, before it has an id. */
export type AuditLine = Omit<NewAuditEntry, "id" | "at">;

/**
 * The statement that writes one line of the audit log, for the `db.batch` of the change it tells of. `tenantId` is null
 * for what concerns the platform itself. Nothing in it may be secret.
 */
export const auditStatement = (db: Db, tenantId: string | null, entry: AuditLine) =>
  db.insert(auditLog).values({ ...entry, id: uuidv7(), tenantId });

/** The same under an id of the caller's: twice is the same as once. */
export const auditOnce = (db: Db, tenantId: string | null, id: string, entry: AuditLine) =>
  db
    .insert(auditLog)
    .values({ ...entry, id, tenantId })
    .onConflictDoNothing();

/** The same where the change beside it happens only under a condition: that condition, as SQL over what it leaves behind. */
export const auditWhere = (
  db: Db,
  tenantId: string | null,
  { entry, condition }: { entry: AuditLine; condition: SQL },
) => db.execute(insertWhere(tenantId, { entry, condition }));

/** The same as a part of the statement that makes the change: `with changed as (…), told as (auditLine) select …`. */
export const insertWhere = (tenantId: string | null, { entry, condition }: { entry: AuditLine; condition: SQL }) => sql`
    insert into audit_log (id, tenant_id, actor, actor_label, action, target, before, after, ip)
    select ${uuidv7()}::uuid, ${tenantId}::uuid, ${entry.actor}::text, ${entry.actorLabel ?? null}::text,
      ${entry.action}::text, ${entry.target}::text, ${toJson(entry.before)}::jsonb, ${toJson(entry.after)}::jsonb,
      ${entry.ip ?? null}::inet
    where ${condition}`;

/** A change with the line that tells of it, in one statement. False, and no line, where nothing was changed. */
export async function changeAndTell(
  db: Db,
  tenantId: string | null,
  { change, entry }: { change: SQL; entry: AuditLine },
): Promise<boolean> {
  const { rows } = await db.execute<{ changed: boolean }>(sql`
    with changed as (${change}), told as (${insertWhere(tenantId, { entry, condition: sql`exists (select from changed)` })})
    select exists (select from changed) as changed`);
  return rows[0]?.changed ?? false;
}

const toJson = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value));

export interface AuditFilter {
  actor?: string;
  /** A whole action such as `key.revoke`, or its noun alone. */
  action?: string;
  from?: Date;
  until?: Date;
}

/** Newest first, those before `cursor`. */
export function listAuditEntries(
  db: Db,
  tenantId: string,
  { limit, cursor, ...filter }: AuditFilter & { limit: number; cursor?: string },
): Promise<AuditEntry[]> {
  const { actor, action, from, until } = filter;
  return db
    .select()
    .from(auditLog)
    .where(
      and(
        eq(auditLog.tenantId, tenantId),
        cursor ? lt(auditLog.id, cursor) : undefined,
        actor ? eq(auditLog.actor, actor) : undefined,
        action ? isAction(action) : undefined,
        from ? gte(auditLog.at, from) : undefined,
        until ? lt(auditLog.at, until) : undefined,
      ),
    )
    .orderBy(desc(auditLog.id))
    .limit(limit);
}

/** What is left of tenants that were erased, newest first: for operators only. */
export const listCertificates = (db: Db, limit: number): Promise<AuditEntry[]> =>
  db.select().from(auditLog).where(eq(auditLog.action, "tenant.erased")).orderBy(desc(auditLog.id)).limit(limit);

const isAction = (action: string) =>
  action.includes(".") ? eq(auditLog.action, action) : sql`starts_with(${auditLog.action}, ${`${action}.`})`;
