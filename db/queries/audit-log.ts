import { desc, eq } from "drizzle-orm";
import { uuidv7 } from "../../lib/ids";
import type { Db } from "../client";
import { type AuditEntry, auditLog, type NewAuditEntry } from "../schema/audit-log";

/**
 * The statement that writes one line of the audit log, for the `db.batch` of the change it tells of. `tenantId` is null
 * for what concerns the platform itself. Nothing in it may be secret.
 */
export const auditStatement = (db: Db, tenantId: string | null, entry: Omit<NewAuditEntry, "id" | "at">) =>
  db.insert(auditLog).values({ ...entry, id: uuidv7(), tenantId });

/** Newest first. */
export function listAuditEntries(db: Db, tenantId: string, limit: number): Promise<AuditEntry[]> {
  return db.select().from(auditLog).where(eq(auditLog.tenantId, tenantId)).orderBy(desc(auditLog.at)).limit(limit);
}
