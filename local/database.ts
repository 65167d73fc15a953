import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { seedPlans } from "../db/seed-plans.ts";

const MIGRATIONS = join(import.meta.dirname, "../db/migrations");

/** Opens the embedded Postgres; without a directory it lives in memory. Created on the first use. */
export async function openDatabase(directory?: string): Promise<PGlite> {
  if (directory) await mkdir(directory, { recursive: true });
  const postgres = new PGlite(directory ? { dataDir: directory } : {});
  await postgres.waitReady;
  return postgres;
}

/** Brings the schema, the partitions and the plans up to date. Safe to repeat. */
export async function migrateDatabase(postgres: PGlite): Promise<void> {
  const db = drizzle(postgres);
  await migrate(db, { migrationsFolder: MIGRATIONS });
  await db.execute(sql`select ensure_usage_partitions(now())`);
  await db.execute(seedPlans);
}
