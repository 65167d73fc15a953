import { and, desc, eq, gt, isNull, lt } from "drizzle-orm";
import type { Db } from "../client";
import { type NewNotice, type Notice, notices } from "../schema/notices";

/** The statement that writes a notice, for the `db.batch` of what it tells of. One id is written once. */
export const noticeStatement = (db: Db, tenantId: string, notice: NewNotice) =>
  db
    .insert(notices)
    .values({ ...notice, tenantId })
    .onConflictDoNothing({ target: notices.id });

/** Newest first. */
export function listNotices(
  db: Db,
  tenantId: string,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<Notice[]> {
  return db
    .select()
    .from(notices)
    .where(and(eq(notices.tenantId, tenantId), before === undefined ? undefined : lt(notices.id, before)))
    .orderBy(desc(notices.id))
    .limit(limit);
}

/** Of every tenant, oldest first: for the cron trigger, which mails them. */
export function listUnmailedNotices(db: Db, { since, limit }: { since: Date; limit: number }): Promise<Notice[]> {
  return db
    .select()
    .from(notices)
    .where(and(isNull(notices.mailedAt), gt(notices.at, since)))
    .orderBy(notices.id)
    .limit(limit);
}

/** True for the one caller who may mail it: of two at once, the other one hears false. */
export async function claimNotice(db: Db, tenantId: string, id: string): Promise<boolean> {
  const rows = await db
    .update(notices)
    .set({ mailedAt: new Date() })
    .where(and(eq(notices.tenantId, tenantId), eq(notices.id, id), isNull(notices.mailedAt)))
    .returning({ id: notices.id });
  return rows.length > 0;
}

/** The mail was not sent after all. */
export async function releaseNotice(db: Db, tenantId: string, id: string): Promise<void> {
  await db
    .update(notices)
    .set({ mailedAt: null })
    .where(and(eq(notices.tenantId, tenantId), eq(notices.id, id)));
}
