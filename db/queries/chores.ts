import { eq, like, sql } from "drizzle-orm";
import type { Db } from "../client";
import { chores } from "../schema/chores";

/** Where a chore goes on; undefined at the start of a round. */
export async function findCursor(db: Db, name: string): Promise<string | undefined> {
  const [row] = await db.select({ cursor: chores.cursor }).from(chores).where(eq(chores.name, name));
  return row?.cursor ?? undefined;
}

/** What is known of a chore, and since when. */
export async function findChore(db: Db, name: string) {
  const [row] = await db.select().from(chores).where(eq(chores.name, name));
  return row;
}

/** Those whose names begin so. */
export const listChores = (db: Db, prefix: string) =>
  db
    .select()
    .from(chores)
    .where(like(chores.name, `${prefix}%`))
    .orderBy(chores.name);

/** Writes it where it is not known, or was written before `before`: true for the one caller who has done so. */
export async function claimChore(
  db: Db,
  name: string,
  { cursor, before }: { cursor: string; before: Date },
): Promise<boolean> {
  const rows = await db
    .insert(chores)
    .values({ name, cursor })
    .onConflictDoUpdate({
      target: chores.name,
      set: { cursor, updatedAt: sql`now()` },
      setWhere: sql`${chores.updatedAt} < ${before.toISOString()}::timestamptz`,
    })
    .returning({ name: chores.name });
  return rows.length > 0;
}

/** True for the one caller who has removed it. */
export async function dropChore(db: Db, name: string): Promise<boolean> {
  const rows = await db.delete(chores).where(eq(chores.name, name)).returning({ name: chores.name });
  return rows.length > 0;
}

/** Undefined: the round is done, the next begins anew. */
export async function keepCursor(db: Db, name: string, cursor: string | undefined): Promise<void> {
  const row = { cursor: cursor ?? null, updatedAt: new Date() };
  await db
    .insert(chores)
    .values({ name, ...row })
    .onConflictDoUpdate({ target: chores.name, set: row });
}
