import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { uuidv7 } from "../../lib/ids";
import type { TenantUsage, UsageEvent } from "../../lib/usage-event";
import { connect } from "../client";
import { usageHourly } from "../schema/usage-hourly";
import { insertApiKey, listApiKeys } from "./api-keys";
import { upsertTenant } from "./tenants";
import { recordUsage } from "./usage";
import { sumRawUsage, sumUsage } from "./usage-sums";

const db = connect(env as Parameters<typeof connect>[0]);
const windowStart = Date.UTC(2026, 10, 1);
const noon = Date.UTC(2026, 10, 22, 12);

let tenantId: string;
beforeEach(() => {
  tenantId = crypto.randomUUID();
});

const keyId = crypto.randomUUID();

const event = (overrides: Partial<UsageEvent> = {}): UsageEvent => ({
  id: uuidv7(noon),
  keyId,
  route: "POST /message/sendText/:instanceName",
  kind: "message_send",
  units: 1,
  outcome: "charged",
  status: 201,
  windowStart,
  upstreamMs: 12.4,
  totalMs: 15.6,
  ...overrides,
});

const usage = (...events: UsageEvent[]): TenantUsage => ({
  tenantId,
  mode: "live",
  batch: { id: crypto.randomUUID(), events },
});

const rollups = () => db.select().from(usageHourly).where(eq(usageHourly.tenantId, tenantId)).orderBy(usageHourly.hour);

/** The rollups must always agree with the raw rows. */
async function books() {
  const [rolled, raw] = await Promise.all([
    sumUsage(db, tenantId, { mode: "live" }),
    sumRawUsage(db, tenantId, { mode: "live" }),
  ]);
  expect(rolled).toEqual(raw);
  return rolled;
}

it("counts every event of a batch once", async () => {
  expect(await recordUsage(db, [usage(event(), event(), event({ units: 3 }))])).toBe(3);
  expect(await books()).toEqual({ calls: 3, units: 5 });
});

it("counts nothing for nothing", async () => {
  expect(await recordUsage(db, [])).toBe(0);
  expect(await recordUsage(db, [usage()])).toBe(0);
});

it("counts a batch that is delivered again only once", async () => {
  const batch = usage(event(), event());
  expect(await recordUsage(db, [batch])).toBe(2);
  expect(await recordUsage(db, [batch])).toBe(0);
  expect(await recordUsage(db, [batch, usage(event())])).toBe(1);
  expect(await books()).toEqual({ calls: 3, units: 3 });
});

it("counts an event once that is twice in one delivery", async () => {
  const twice = event();
  expect(await recordUsage(db, [usage(twice, twice), usage(twice, event())])).toBe(2);
  expect(await books()).toEqual({ calls: 2, units: 2 });
});

it("counts once when deliveries of the same events overlap in time", async () => {
  const events = Array.from({ length: 60 }, () => event());
  const deliveries = Array.from({ length: 12 }, (_, i) => recordUsage(db, [usage(...events.slice(i * 2, i * 2 + 38))]));
  const added = await Promise.all(deliveries);
  expect(added.reduce((sum, n) => sum + n)).toBe(60);
  expect(await books()).toEqual({ calls: 60, units: 60 });
});

it("sums by hour, instance and window, and tells failures and refusals apart", async () => {
  const instanceId = crypto.randomUUID();
  await recordUsage(db, [
    usage(
      event({ instanceId }),
      event({ instanceId, status: 502, outcome: "outcome_unknown" }),
      event({ instanceId, status: 429, outcome: "refused", units: 0, windowStart: undefined, upstreamMs: 0 }),
      event({ instanceId, id: uuidv7(noon + 3_600_000) }),
      event(),
    ),
  ]);
  const rows = await rollups();
  const paid = { units: 2, calls: 2, errors: 1, refused: 0, upstreamMsSum: 24, totalMsSum: 32 };
  expect(rows).toHaveLength(4);
  expect(rows).toContainEqual(expect.objectContaining({ instanceId, windowStart: new Date(windowStart), ...paid }));
  expect(rows).toContainEqual(expect.objectContaining({ windowStart: new Date(0), calls: 1, units: 0, refused: 1 }));
  expect(rows.at(-1)).toMatchObject({ hour: new Date(noon + 3_600_000), calls: 1 });
  expect(rows).toContainEqual(
    expect.objectContaining({ instanceId: "00000000-0000-0000-0000-000000000000", calls: 1 }),
  );
  expect(await sumUsage(db, tenantId, { mode: "live", windowStart: new Date(windowStart) })).toEqual({
    calls: 4,
    units: 4,
  });
  expect(await sumUsage(db, tenantId, { mode: "live", until: new Date(noon + 3_600_000) })).toEqual({
    calls: 4,
    units: 3,
  });
  expect(await sumUsage(db, tenantId, { mode: "live", kind: "api_call" })).toEqual({ calls: 0, units: 0 });
});

it("keeps modes and tenants apart", async () => {
  const mine = event();
  await recordUsage(db, [usage(mine), { ...usage(event({ units: 7 })), mode: "test" }]);
  const other = crypto.randomUUID();
  await recordUsage(db, [{ ...usage(event({ units: 9 })), tenantId: other }]);
  expect(await books()).toEqual({ calls: 1, units: 1 });
  expect(await sumUsage(db, tenantId, { mode: "test" })).toEqual({ calls: 1, units: 7 });
  expect(await sumRawUsage(db, other, { mode: "live" })).toEqual({ calls: 1, units: 9 });
});

it("keeps events of months that have no partition", async () => {
  const years = [2019, 2031].map((year) => event({ id: uuidv7(Date.UTC(year, 5, 1)) }));
  expect(await recordUsage(db, [usage(...years)])).toBe(2);
  expect(await recordUsage(db, [usage(...years)])).toBe(0);
  expect(await books()).toEqual({ calls: 2, units: 2 });
});

it("remembers when a key was last used, also when deliveries arrive out of order", async () => {
  const id = crypto.randomUUID();
  const profile = { name: "Toko", slug: id, region: "apac", timeZone: "Asia/Jakarta", locale: "id", planId: "free" };
  await upsertTenant(db, tenantId, profile);
  const hash = id.replaceAll("-", "").repeat(2);
  const key = { id, mode: "live", name: "k", prefix: "p", lastFour: "abcd", hash } as const;
  const entry = { actor: "system", action: "key.create", target: id };
  await insertApiKey(db, tenantId, { key: { ...key, scopes: ["send"] }, limit: 1, entry });
  await recordUsage(db, [usage(event({ keyId: id, id: uuidv7(noon + 5_000) }))]);
  await recordUsage(db, [usage(event({ keyId: id, id: uuidv7(noon) }))]);
  expect(await listApiKeys(db, tenantId, { limit: 9 })).toMatchObject([{ id, lastUsedAt: new Date(noon + 5_000) }]);
});

it("refuses what no call can be, and then counts nothing of the batch", async () => {
  await expect(recordUsage(db, [usage(event(), event({ units: -1 }))])).rejects.toThrow();
  expect(await books()).toEqual({ calls: 0, units: 0 });
});
