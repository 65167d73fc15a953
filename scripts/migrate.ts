import { join } from "node:path";
import { sql } from "drizzle-orm";
import { migrate } from "drizzle-orm/neon-http/migrator";
import { connect } from "../db/client.ts";
import { seedPlans } from "../db/seed-plans.ts";

// Brings the Postgres at DATABASE_URL up to date before a deployment: schema, usage partitions, plans. Safe to repeat.

const { DATABASE_URL, NEON_ENDPOINT } = process.env;
if (!DATABASE_URL) throw new Error("DATABASE_URL is not set");

const db = connect({ DATABASE_URL, NEON_ENDPOINT });
await migrate(db, { migrationsFolder: join(import.meta.dirname, "../db/migrations") });
await db.execute(sql`select ensure_usage_partitions(now())`);
await db.execute(seedPlans);
console.log("The database is up to date.");
