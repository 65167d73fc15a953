import { openAsBlob } from "node:fs";
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
  return ready(new PGlite(directory ? { dataDir: directory } : {}));
}

/** Another one in memory with all that was in the one whose `dumpDataDir` is in this file: sooner than created and migrated. */
export async function copyDatabase(template: string): Promise<PGlite> {
  return ready(new PGlite({ loadDataDir: await openAsBlob(template) }));
}

async function ready(postgres: PGlite): Promise<PGlite> {
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
