import { sql } from "drizzle-orm";
import type { Db } from "../client";
import { findAccess } from "./access";

/** The role that a session still gives in a tenant; undefined where it has ended or its person has no part in it any more. */
export async function findSessionRole(
  db: Db,
  tenantId: string,
  { sessionId, userId }: { sessionId: string; userId: string },
): Promise<string | undefined> {
  const { rows } = await db.execute(sql`
    select 1 from sessions where id = ${sessionId} and user_id = ${userId} and expires_at > now()`);
  return rows.length === 0 ? undefined : (await findAccess(db, tenantId, userId))?.role;
}
