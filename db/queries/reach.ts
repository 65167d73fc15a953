import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** Throws what a query throws while Postgres cannot be reached. */
export async function reach(db: Db): Promise<void> {
  await db.execute(sql`select 1`);
}
