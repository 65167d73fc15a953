import { findChore, listChores } from "../../db/queries/chores";
import {
  countGivenUpEndpoints,
  countRepairedInstances,
  countUnmailed,
  listBusiest,
  sumTraffic,
} from "../../db/queries/platform-health";
import { listServers, type ServerWithUse } from "../../db/queries/servers";
import type { OperatorHealth, Traffic } from "../../lib/contract/health";
import { HOUSE } from "../keep-house";
import type { ServiceContext } from "../services/context";
import { readHealth } from ".";
import { ALERT_PREFIX, readAlert } from "./alert-store";
import { askBusiest } from "./ask-busiest";
import { askRefused } from "./ask-refused";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOTICES_SINCE_MS = 3 * DAY_MS;
const SICKEST = 5;
/** Ledgers cannot be asked all at once: a sample of those where most happens. */
const ASKED = 20;

/** What operators look at first. Asks a few queries and the objects of the busiest tenants. */
export async function readOperatorHealth(ctx: ServiceContext, now = Date.now()): Promise<OperatorHealth> {
  const { db, env } = ctx;
  const [hourAgo, dayAgo] = [new Date(now - HOUR_MS), new Date(now - DAY_MS)];
  const thisHour = new Date(Math.floor(hourAgo.getTime() / HOUR_MS) * HOUR_MS);
  const [health, servers, lastHour, lastDay, sickest, busiest] = await Promise.all([
    readHealth(env),
    listServers(db),
    sumTraffic(db, thisHour),
    sumTraffic(db, dayAgo),
    listBusiest(db, { from: thisHour, by: "errors", limit: SICKEST }),
    listBusiest(db, { from: dayAgo, by: "calls", limit: ASKED }),
  ]);
  const [{ outboxes, webhooks }, refusedUsage, disabled, repaired, unmailed, house, alerts] = await Promise.all([
    askBusiest(
      env,
      busiest.map(({ tenantId }) => tenantId),
    ),
    askRefused(ctx),
    countGivenUpEndpoints(db),
    countRepairedInstances(db, dayAgo),
    countUnmailed(db, new Date(now - NOTICES_SINCE_MS)),
    findChore(db, HOUSE),
    listChores(db, ALERT_PREFIX),
  ]);
  return {
    ...health,
    servers: servers.map(showServer),
    traffic: { lastHour: withRate(lastHour), lastDay: withRate(lastDay) },
    sickest,
    outboxes,
    refusedUsage,
    webhooks: { ...webhooks, disabled },
    repairs: { instancesLastDay: repaired },
    notices: { unmailed: unmailed.unmailed, oldestAt: unmailed.oldestAt?.toISOString() ?? null },
    cron: {
      lastRunAt: house?.updatedAt.toISOString() ?? null,
      failedChores: house?.cursor ? house.cursor.split(",") : [],
    },
    alerts: alerts.map(readAlert),
  };
}

function showServer(server: ServerWithUse): OperatorHealth["servers"][number] {
  const { id, name, region, version, enabled, draining, capacity, latencyMs, trouble, reachable } = server;
  const times = {
    lastSeenAt: server.lastSeenAt?.toISOString() ?? null,
    failingSince: server.failingSince?.toISOString() ?? null,
  };
  const use = { instances: server.used, capacity, latencyMs };
  return { id, name, region, version, enabled, draining, ...use, ...times, trouble, reachable };
}

const withRate = (sums: Omit<Traffic, "errorRate">): Traffic => ({
  ...sums,
  errorRate: sums.calls === 0 ? 0 : sums.errors / sums.calls,
});
