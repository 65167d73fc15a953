import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { connect } from "../../db/client";
import { listInstances } from "../../db/queries/instances";
import { upsertTenant } from "../../db/queries/tenants";
import { sumRawUsage, sumUsage } from "../../db/queries/usage-sums";
import type { LedgerTenant } from "../../lib/contract/tenant";
import { until } from "../../tests/support/until";
import {
  booksOf,
  type LedgerStub,
  lease,
  newInstance,
  newLedger,
  newTenant,
  say,
  spentOn,
  unpaid,
  withStore,
} from "../../tests/workerd/quota/ledger-fixtures";
import { withPostgres } from "../../tests/workerd/quota/postgres";
import { packBatch } from "../../worker/v1/pack-batch";
import type { Lease } from "./messages";
import { type Delivered, forgetRows, insertBatch, nextRows } from "./outbox";

const db = connect(env);
let tenant: LedgerTenant;
let stub: LedgerStub;

beforeEach(async () => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  tenant = newTenant();
  stub = await newLedger(tenant);
});
afterEach(() => vi.restoreAllMocks());

const send = (sequence: number, units: number[], paidBy: Lease, isolate = "a") =>
  stub.sync(say({ isolate, batch: { sequence, events: units.map((each) => spentOn(paidBy, each)) } }));

/** What bills read, which must be what the raw rows say. */
async function billed() {
  const { tenantId, mode } = tenant;
  const [rolledUp, raw] = await Promise.all([sumUsage(db, tenantId, { mode }), sumRawUsage(db, tenantId, { mode })]);
  expect(rolledUp).toEqual(raw);
  return raw;
}

const pendingAlarm = () => runInDurableObject(stub, (_, { storage }) => storage.getAlarm());
const rows = () => withStore(stub, (sql) => sql.run("SELECT isolate, sequence FROM outbox ORDER BY isolate, sequence"));

/** Brings the alarm forward, which on a slow machine has rung by itself and may be at it still. */
async function bringsBills(expected: { calls: number; units: number }) {
  await runDurableObjectAlarm(stub);
  await expect.poll(billed).toEqual(expected);
}

it("brings what was used to Postgres, once", async () => {
  const held = (await lease(stub, { wish: 20 }))!;
  const batch = { sequence: 1, events: [spentOn(held, 2), spentOn(held), unpaid()] };
  await stub.sync(say({ batch }));
  await bringsBills({ calls: 3, units: 3 });

  await stub.sync(say({ batch }));
  expect(await pendingAlarm()).toBeNull();
  expect(await booksOf(stub)).toMatchObject({ settled: 3 });
});

it("counts a batch once by its holder and number, delivered or not", async () => {
  const held = (await lease(stub, { wish: 20 }))!;
  await send(1, [1], held);
  await send(1, [1], held);
  expect(await booksOf(stub)).toMatchObject({ settled: 1 });
  await runDurableObjectAlarm(stub);
  await send(1, [1], held);
  await evictDurableObject(stub);
  await send(1, [1], held);
  await send(2, [2], held);
  await runDurableObjectAlarm(stub);
  await send(1, [1], held);
  await send(2, [2], held);
  expect(await booksOf(stub)).toMatchObject({ settled: 3, live: 17 });
  await send(1, [4], held, "another isolate");
  expect(await booksOf(stub)).toMatchObject({ settled: 7, live: 13 });
  await bringsBills({ calls: 3, units: 7 });
});

it("keeps what was used while Postgres is down, and delivers it once when it is back", async () => {
  const held = (await lease(stub, { wish: 20 }))!;
  await send(1, [2], held);
  await withPostgres("down", async () => {
    await runDurableObjectAlarm(stub);
    await send(2, [3], held);
    await runDurableObjectAlarm(stub);
    expect(await stub.sync(say({ wants: [] }))).toMatchObject({ burstShare: 1 });
    expect(await rows()).toHaveLength(2);
    await until(pendingAlarm);
  });

  await evictDurableObject(stub);
  await bringsBills({ calls: 2, units: 5 });
  expect(await booksOf(stub)).toMatchObject({ settled: 5 });
});

it("waits longer after each failure, but never long", async () => {
  const held = (await lease(stub))!;
  await send(1, [1], held);
  const pauses = await withPostgres("down", async () => {
    const waited: number[] = [];
    for (let failure = 0; failure < 8; failure++) {
      await runDurableObjectAlarm(stub);
      waited.push((await until(pendingAlarm)) - Date.now());
    }
    return waited;
  });
  expect(pauses[0]).toBeLessThanOrEqual(2_000);
  expect(pauses[3]).toBeGreaterThan(pauses[0]!);
  for (const pause of pauses) expect(pause).toBeLessThanOrEqual(15_000);
});

it("bills once what Postgres wrote without our hearing of it", async () => {
  const held = (await lease(stub, { wish: 20 }))!;
  await send(1, [2, 2], held);
  await withPostgres("answer lost", () => runDurableObjectAlarm(stub));
  expect(await billed()).toEqual({ calls: 2, units: 4 });
  await bringsBills({ calls: 2, units: 4 });
});

it("brings more than one statement's worth in several", async () => {
  const held = (await lease(stub, { wish: 60 }))!;
  for (let sequence = 1; sequence <= 20; sequence++) await send(sequence, [1, 1], held, `isolate ${sequence % 3}`);
  expect(await rows()).toHaveLength(20);
  for (let runs = 0; runs < 10; runs++) await runDurableObjectAlarm(stub);
  expect(await billed()).toEqual({ calls: 40, units: 40 });
});

it("remembers one row of each isolate, and does not grow with what was delivered", async () => {
  const held = (await lease(stub, { wish: 60 }))!;
  for (let sequence = 1; sequence <= 6; sequence++) {
    await send(sequence, [1], held, "a");
    await send(sequence, [1], held, "b");
    await runDurableObjectAlarm(stub);
  }
  expect(await rows()).toEqual([
    { isolate: "a", sequence: 6 },
    { isolate: "b", sequence: 6 },
  ]);
});

it("forgets an isolate that has been silent for more than an hour", async () => {
  await withStore(stub, (sql) => {
    const delivered: Delivered = new Map();
    const now = Date.now();
    insertBatch(sql, "silent", packBatch({ sequence: 7, events: [unpaid()] }));
    forgetRows(sql, nextRows(sql, delivered), { delivered, now });
    expect(nextRows(sql, delivered)).toEqual([]);
    expect(sql.run("SELECT sequence FROM outbox")).toEqual([{ sequence: 7 }]);
    forgetRows(sql, [], { delivered, now: now + 3_601_000 });
    expect(sql.run("SELECT sequence FROM outbox")).toEqual([]);
    expect(delivered.size).toBe(0);
  });
});

it("keeps a batch that came while the one before was on its way", async () => {
  await withStore(stub, (sql) => {
    const delivered: Delivered = new Map();
    insertBatch(sql, "a", packBatch({ sequence: 1, events: [unpaid()] }));
    const onTheirWay = nextRows(sql, delivered);
    insertBatch(sql, "a", packBatch({ sequence: 2, events: [unpaid()] }));
    forgetRows(sql, onTheirWay, { delivered, now: Date.now() });
    expect(nextRows(sql, delivered)).toMatchObject([{ isolate: "a", sequence: 2 }]);
  });
});

it("tells Postgres of instances, and of those that are gone", async () => {
  await makeTenant();
  const instance = newInstance();
  await stub.putInstance(instance);
  await stub.putInstance({ ...instance, keyVersion: 2 });
  await runDurableObjectAlarm(stub);
  const known = () => listInstances(db, tenant.tenantId, "live");
  expect(await known()).toMatchObject([{ id: instance.id, name: "main", keyVersion: 2, state: "ready" }]);
  await stub.dropInstance(instance.id);
  const successor = newInstance({ createdAt: instance.createdAt + 1 });
  await stub.putInstance(successor);
  await runDurableObjectAlarm(stub);
  expect(await known()).toMatchObject([{ id: successor.id, name: "main" }]);
});

it("bills what was used even when Postgres refuses an instance", async () => {
  await stub.putInstance(newInstance());
  const held = (await lease(stub))!;
  await send(1, [1], held);
  await runDurableObjectAlarm(stub);
  expect(await billed()).toEqual({ calls: 1, units: 1 });

  await makeTenant();
  await runDurableObjectAlarm(stub);
  expect(await listInstances(db, tenant.tenantId, "live")).toHaveLength(1);
  expect(await billed()).toEqual({ calls: 1, units: 1 });
});

function makeTenant() {
  const { tenantId, timeZone } = tenant;
  const profile = { name: "Toko", slug: tenantId, region: "apac", timeZone, locale: "id", planId: "free" };
  return upsertTenant(db, tenantId, profile);
}

it("sets a batch aside that Postgres will never take, and delivers the others", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const held = (await lease(stub, { wish: 20 }))!;
  await stub.sync(say({ isolate: "bad", batch: { sequence: 1, events: [{ ...spentOn(held), keyId: "no uuid" }] } }));
  await send(1, [2], held);
  await bringsBills({ calls: 1, units: 2 });
  const refused = () => withStore(stub, (sql) => sql.run("SELECT isolate FROM refused_batches"));
  await expect.poll(refused).toEqual([{ isolate: "bad" }]);
});
