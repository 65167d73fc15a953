import { and, desc, eq } from "drizzle-orm";
import { uuidv7 } from "../../lib/ids";
import type { Db } from "../client";
import { type DevMail, devMails } from "../schema/dev-mails";

// The inbox of one machine: it belongs to no tenant.

export async function insertDevMail(db: Db, mail: Omit<DevMail, "id" | "at">): Promise<void> {
  await db.insert(devMails).values({ ...mail, id: uuidv7() });
}

/** Newest first; `recipient` alone, if named. */
export function listDevMails(db: Db, { recipient, limit }: { recipient?: string; limit: number }): Promise<DevMail[]> {
  return db
    .select()
    .from(devMails)
    .where(and(recipient ? eq(devMails.recipient, recipient) : undefined))
    .orderBy(desc(devMails.at), desc(devMails.id))
    .limit(limit);
}
