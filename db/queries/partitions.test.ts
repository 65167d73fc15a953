import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { uuidv7 } from "../../lib/ids";
import { connect } from "../client";
import { ensureUsagePartitions } from "./partitions";
import { recordUsage } from "./usage";
import { sumRawUsage } from "./usage-sums";

const db = connect(env);

/** Which partition holds the tenant's rows. */
async function homeOf(tenantId: string) {
  const found = await db.execute<{ home: string }>(
    sql`select distinct tableoid::regclass::text as home from usage_events where tenant_id = ${tenantId}`,
  );
  return found.rows.map(({ home }) => home);
}

function record(tenantId: string, at: number) {
  const event = {
    id: uuidv7(at),
    keyId: crypto.randomUUID(),
    route: "GET /chat/findChats/:instanceName",
    kind: "api_call",
    units: 1,
    outcome: "charged",
    status: 200,
    upstreamMs: 1,
    totalMs: 1,
  } as const;
  return recordUsage(db, [{ tenantId, mode: "live", batch: { id: crypto.randomUUID(), events: [event] } }]);
}

it("makes the month and the two after it, across the end of a year, as often as asked", async () => {
  const tenantId = crypto.randomUUID();
  await ensureUsagePartitions(db, new Date("2035-11-30T23:59:59Z"));
  await ensureUsagePartitions(db, new Date("2035-11-01T00:00:00Z"));
  await record(tenantId, Date.UTC(2036, 0, 31, 23, 59, 59, 999));
  expect(await homeOf(tenantId)).toEqual(["usage_events_2036_01"]);
});

it("moves the rows that came before their month was made", async () => {
  const tenantId = crypto.randomUUID();
  await record(tenantId, Date.UTC(2037, 4, 1));
  expect(await homeOf(tenantId)).toEqual(["usage_events_default"]);
  await ensureUsagePartitions(db, new Date("2037-05-15T00:00:00Z"));
  expect(await homeOf(tenantId)).toEqual(["usage_events_2037_05"]);
  expect(await sumRawUsage(db, tenantId, { mode: "live" })).toEqual({ calls: 1, units: 1 });
});

it("survives being asked by many at once", async () => {
  const asked = Array.from({ length: 5 }, () => ensureUsagePartitions(db, new Date("2038-02-15T00:00:00Z")));
  await Promise.all(asked);
  const tenantId = crypto.randomUUID();
  await record(tenantId, Date.UTC(2038, 1, 1));
  expect(await homeOf(tenantId)).toEqual(["usage_events_2038_02"]);
});
