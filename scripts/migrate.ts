import { join } from "node:path";
import { sql } from "drizzle-orm";
import { migrate } from "drizzle-orm/neon-http/migrator";
import { connect } from "../db/client.ts";
import { seedPlans } from "../db/seed-plans.ts";
import { readArguments } from "./read-arguments.ts";

// Brings the Postgres at DATABASE_URL up to date before a deployment: schema, usage partitions, plans. Safe to repeat.

const USAGE = `usage: DATABASE_URL=postgres://… npm run db:migrate
       A database at Neon: it is spoken to over HTTP. One of your own needs Neon's protocol in front of it, named by NEON_ENDPOINT.`;

readArguments(USAGE, {});

async function main(databaseUrl: string): Promise<void> {
  const db = connect({ DATABASE_URL: databaseUrl, NEON_ENDPOINT: process.env.NEON_ENDPOINT });
  await migrate(db, { migrationsFolder: join(import.meta.dirname, "../db/migrations") });
  await db.execute(sql`select ensure_usage_partitions(now())`);
  await db.execute(seedPlans);
  console.log("The database is up to date.");
}

const { DATABASE_URL } = process.env;
if (!DATABASE_URL) fail(`DATABASE_URL is not set.\n${USAGE}`);
await main(DATABASE_URL).catch((error: unknown) => fail(`The database was not brought up to date. ${reason(error)}`));

/** What went wrong, without the statement and the address: the address has the password in it. */
function reason(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (!(cause.cause instanceof Error)) return cause.message.replaceAll(DATABASE_URL ?? "", "DATABASE_URL");
  }
  return String(error);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
