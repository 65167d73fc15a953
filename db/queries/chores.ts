import { eq } from "drizzle-orm";
import type { Db } from "../client";
import { chores } from "../schema/chores";

/** Where a chore goes on; undefined at the start of a round. */
export async function findCursor(db: Db, name: string): Promise<string | undefined> {
  const [row] = await db.select({ cursor: chores.cursor }).from(chores).where(eq(chores.name, name));
  return row?.cursor ?? undefined;
}

/** Undefined: the round is done, the next begins anew. */
export async function keepCursor(db: Db, name: string, cursor: string | undefined): Promise<void> {
  const row = { cursor: cursor ?? null, updatedAt: new Date() };
  await db
    .insert(chores)
    .values({ name, ...row })
    .onConflictDoUpdate({ target: chores.name, set: row });
}
