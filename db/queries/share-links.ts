import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Db } from "../client";
import { type Instance, instances } from "../schema/instances";
import { type ShareLink, shareLinks } from "../schema/share-links";

/** A new link ends those before it: at any time one works per instance. */
export const replaceShareLinkStatements = (db: Db, link: Omit<ShareLink, "usedAt" | "createdAt">) =>
  [deleteShareLinksStatement(db, link.tenantId, link.instanceId), db.insert(shareLinks).values(link)] as const;

export const deleteShareLinksStatement = (db: Db, tenantId: string, instanceId: string) =>
  db.delete(shareLinks).where(and(eq(shareLinks.tenantId, tenantId), eq(shareLinks.instanceId, instanceId)));

/** Finds the tenant, so it does not begin with one: the link that this token opens, while it does, with its instance. */
export async function findShared(db: Db, hash: string): Promise<{ link: ShareLink; row: Instance } | undefined> {
  const [found] = await db
    .select({ link: shareLinks, row: instances })
    .from(shareLinks)
    .innerJoin(instances, eq(instances.id, shareLinks.instanceId))
    .where(and(eq(shareLinks.hash, hash), gt(shareLinks.expiresAt, sql`now()`), isNull(instances.deletedAt)));
  return found;
}

/** The first time stays. */
export async function markShareLinkUsed(db: Db, tenantId: string, id: string): Promise<void> {
  await db
    .update(shareLinks)
    .set({ usedAt: sql`now()` })
    .where(and(eq(shareLinks.tenantId, tenantId), eq(shareLinks.id, id), isNull(shareLinks.usedAt)));
}
