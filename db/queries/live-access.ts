import { sql } from "drizzle-orm";
import type { Db } from "../client";
import { findAccess } from "./access";

/** Whether a session still holds and its person still has a part in the tenant. */
export async function isSessionWelcome(
  db: Db,
  tenantId: string,
  { sessionId, userId }: { sessionId: string; userId: string },
): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select 1 from sessions where id = ${sessionId} and user_id = ${userId} and expires_at > now()`);
  return rows.length > 0 && (await findAccess(db, tenantId, userId)) !== undefined;
}
