import { sql } from "drizzle-orm";
import { connect } from "../../db/client";
import { findChore } from "../../db/queries/chores";
import type { HealthPart, HealthParts } from "../../lib/contract/health";
import { ledgerName } from "../../lib/ledger-name";
import { HOUSE } from "../keep-house";

/** A part that takes longer is as good as gone. */
const PATIENCE_MS = 5_000;
/** The cron trigger comes every five minutes; three missed turns are trouble. */
const CRON_LATE_MS = 16 * 60_000;
/** Nobody's: a ledger that was never provisioned writes nothing, and answers all the same. */
const PROBE = ledgerName("00000000-0000-0000-0000-000000000000", "test");

/** How the platform's parts are. Says nothing about tenants, and nothing that helps an attacker. */
export async function checkParts(env: Env, now = Date.now()): Promise<HealthParts> {
  const db = connect(env);
  const [postgres, ledger, storage, cron] = await Promise.all([
    probe(() => db.execute(sql`select 1`)),
    probe(() => env.LEDGER.getByName(PROBE).instanceById("")),
    probe(() => env.MEDIA.head("health")),
    readCron(async () => (await findChore(db, HOUSE))?.updatedAt, now),
  ]);
  return { postgres, ledger, storage, cron };
}

async function probe(ask: () => Promise<unknown>): Promise<HealthPart> {
  return (await inTime(ask)) === undefined ? "failing" : "ok";
}

/** Its times stand in Postgres: while that is down, nobody knows. So it is before the first run of an installation. */
async function readCron(ask: () => Promise<Date | undefined>, now: number): Promise<HealthPart> {
  const { value } = (await inTime(ask)) ?? {};
  if (value === undefined) return "unknown";
  return now - value.getTime() > CRON_LATE_MS ? "failing" : "ok";
}

/** Undefined when it failed or took too long. */
async function inTime<T>(ask: () => Promise<T>): Promise<{ value: T } | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  const answer = ask().then(
    (value) => ({ value }),
    (error: unknown) => {
      console.warn({ event: "health_part_failed", error: String(error instanceof Error ? error.name : error) });
      return undefined;
    },
  );
  const first = await Promise.race([answer, late]);
  clearTimeout(timer);
  return first;
}

/** What monitors look at: one failing part is enough. */
export const isHealthy = (parts: HealthParts): boolean => Object.values(parts).every((part) => part !== "failing");
