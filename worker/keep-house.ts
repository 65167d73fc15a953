import type { Db } from "../db/client";
import { config } from "./env";
import type { DoneChore } from "./telemetry/chore-spans";

interface House {
  env: Env;
  db: Db;
  /** When the trigger came. */
  now: number;
}

/** Under this name the database knows when the cron trigger came last, and what failed then. */
export const HOUSE = "house";

/** What the cron trigger does, in order. Each is safe to repeat, and none keeps the next from its turn. */
const CHORES: Readonly<Record<string, (house: House) => Promise<unknown>>> = {
  partitions: async ({ db }) => (await import("../db/queries/partitions")).ensureUsagePartitions(db, new Date()),
  "message partitions": async ({ db }) =>
    (await import("../db/queries/partitions")).ensureMessagePartitions(db, new Date()),
  "bot partitions": async ({ db }) => (await import("../db/queries/partitions")).ensureBotPartitions(db, new Date()),
  "server hosts": async (house) => (await import("./services/endpoints/tell-server-hosts")).tellServerHosts(house),
  endpoints: async ({ env, db }) => (await import("./services/endpoints/push-recent")).pushRecent(env, db),
  notices: async ({ env, db }) => (await import("./services/endpoints/notify")).mailNotices(env, db),
  billing: async (house) => (await import("./services/billing/keep-books")).keepBooks(house),
  impersonations: async (house) => (await import("./services/operators/expire")).expireImpersonations(house),
  ledgers: async (house) => (await import("./services/reconcile/reconcile-ledgers")).reconcileLedgers(house),
  servers: async ({ db }) => (await import("./services/servers/check-servers")).checkServers(db),
  drafts: async ({ env, db }) => (await import("./services/instances/clean-up-drafts")).cleanUpDrafts(env, db),
  upstreams: async ({ env, db, now }) =>
    (await import("./services/instances/reconcile-upstream")).reconcileUpstream(env, db, { now }),
  retention: async ({ db }) => (await import("./services/retention/forget-old")).forgetOld(db),
  erasures: async (house) => (await import("./services/erasure/erase-due")).eraseDue(house),
  alerts: async (house) => (await import("./health/raise-alerts")).raiseAlerts(house),
};

export async function keepHouse(env: Env, now = Date.now()): Promise<void> {
  const { connect } = await import("../db/client");
  const house = { env, db: connect(env), now };
  const failed: string[] = [];
  const done: DoneChore[] = [];
  for (const [chore, run] of Object.entries(CHORES)) {
    const startedAt = Date.now();
    await run(house).catch((error: unknown) => {
      failed.push(chore);
      console.error({ event: "chore_failed", chore, error: String(error) });
    });
    done.push({ chore, startedAt, endedAt: Date.now(), failed: failed.includes(chore) });
  }
  await noteRun(house.db, failed);
  if (config.tracing) await (await import("./telemetry")).exportChores(config.tracing, done);
}

/** `/health` tells by this whether the trigger still comes. */
async function noteRun(db: Db, failed: readonly string[]): Promise<void> {
  const { keepCursor } = await import("../db/queries/chores");
  await keepCursor(db, HOUSE, failed.length > 0 ? failed.join(",") : undefined).catch((error: unknown) => {
    console.error({ event: "chore_failed", chore: HOUSE, error: String(error) });
  });
}
