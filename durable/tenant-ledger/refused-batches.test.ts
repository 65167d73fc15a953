import { evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { connect } from "../../db/client";
import { listRefusedUsage } from "../../db/queries/refused-usage";
import { sumRawUsage, sumUsage } from "../../db/queries/usage-sums";
import type { LedgerTenant } from "../../lib/contract/tenant";
import {
  booksOf,
  type LedgerStub,
  lease,
  newLedger,
  newTenant,
  say,
  spentOn,
} from "../../tests/workerd/quota/ledger-fixtures";
import { whileRefused, withPostgres } from "../../tests/workerd/quota/postgres";

const db = connect(env);
let tenant: LedgerTenant;
let stub: LedgerStub;

beforeEach(async () => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  tenant = newTenant();
  stub = await newLedger(tenant);
});
afterEach(() => vi.restoreAllMocks());

/** What bills read, which must be what the raw rows say. */
async function billed() {
  const { tenantId, mode } = tenant;
  const [rolledUp, raw] = await Promise.all([sumUsage(db, tenantId, { mode }), sumRawUsage(db, tenantId, { mode })]);
  expect(rolledUp).toEqual(raw);
  return raw;
}

/** Calls of `units` each, one batch, which Postgres refuses until the scene is over. */
async function useInVain(units: readonly number[], isolate = "a") {
  const held = (await lease(stub, { wish: 20 }))!;
  await stub.sync(say({ isolate, batch: { sequence: 1, events: units.map((each) => spentOn(held, each)) } }));
  await runDurableObjectAlarm(stub);
}

const noted = async () => (await listRefusedUsage(db)).find(({ tenantId }) => tenantId === tenant.tenantId);

it("tells operators which ledger's usage was refused, and why", async () => {
  expect(await stub.refusedUsage()).toEqual({ batches: 0, calls: 0, units: 0, oldestAt: null });
  const began = Date.now();
  await whileRefused(tenant.tenantId, async () => {
    await useInVain([2, 3]);
    await expect.poll(noted).toMatchObject({ mode: "live", reason: "23514" });
  });
  const refused = await stub.refusedUsage();
  expect(refused).toEqual({ batches: 1, calls: 2, units: 5, oldestAt: expect.any(Number) });
  expect(refused.oldestAt).toBeGreaterThanOrEqual(began);
  expect(Date.parse((await noted())!.since)).toBeGreaterThanOrEqual(began);
});

it("bills refused usage once, however often it is offered again", async () => {
  await whileRefused(tenant.tenantId, async () => {
    await useInVain([2, 3]);
    await useInVain([4], "b");
    await expect.poll(async () => (await stub.refusedUsage()).units).toBe(9);
    expect(await stub.retryRefused()).toEqual({ recorded: 0, left: 2, reason: "23514" });
  });
  expect(await billed()).toEqual({ calls: 0, units: 0 });
  expect(await booksOf(stub)).toMatchObject({ settled: 9 });

  // Postgres has written them, and nobody heard of it.
  expect(await withPostgres("answer lost", () => stub.retryRefused())).toBeNull();
  expect(await stub.refusedUsage()).toMatchObject({ batches: 2, units: 9 });
  const both = await Promise.all([stub.retryRefused(), stub.retryRefused()]);
  for (const outcome of both) expect(outcome).toMatchObject({ left: 0, reason: null });
  await evictDurableObject(stub);
  await runDurableObjectAlarm(stub);
  expect(await stub.retryRefused()).toEqual({ recorded: 0, left: 0, reason: null });
  expect(await billed()).toEqual({ calls: 3, units: 9 });
  expect(await booksOf(stub)).toMatchObject({ settled: 9 });
});

it("takes what can be taken, and keeps the rest", async () => {
  const held = (await lease(stub, { wish: 20 }))!;
  const bad = { ...spentOn(held, 1), keyId: "no uuid" };
  await stub.sync(say({ isolate: "bad", batch: { sequence: 1, events: [bad] } }));
  await whileRefused(tenant.tenantId, async () => {
    await useInVain([5]);
    await expect.poll(async () => (await stub.refusedUsage()).batches).toBe(2);
  });
  expect(await stub.retryRefused()).toEqual({ recorded: 1, left: 1, reason: "22P02" });
  expect(await stub.refusedUsage()).toMatchObject({ batches: 1, units: 1 });
  expect(await billed()).toEqual({ calls: 1, units: 5 });
});

it("loses nothing while Postgres is down", async () => {
  await whileRefused(tenant.tenantId, async () => {
    await useInVain([2]);
    await expect.poll(async () => (await stub.refusedUsage()).batches).toBe(1);
  });
  expect(await withPostgres("down", () => stub.retryRefused())).toBeNull();
  expect(await stub.refusedUsage()).toMatchObject({ batches: 1, units: 2 });
});
