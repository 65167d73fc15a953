import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { SEED_PLANS, SEED_PLANS_SQL } from "../db/seed-plans.ts";

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
  await migrate(drizzle(postgres), { migrationsFolder: MIGRATIONS });
  await postgres.query("select ensure_usage_partitions(now())");
  await postgres.query(SEED_PLANS_SQL, [JSON.stringify(SEED_PLANS)]);
}
