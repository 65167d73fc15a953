import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { afterEach, expect, it, vi } from "vitest";
import { QUOTA_KINDS } from "../../lib/quota";
import {
  booksOf,
  lease,
  newLedger,
  newStub,
  newTenant,
  say,
  spentOn,
  tenantWith,
  want,
} from "../../tests/workerd/quota/ledger-fixtures";

afterEach(() => vi.restoreAllMocks());

it("writes nothing and grants nothing before it is provisioned", async () => {
  const stub = newStub();
  expect(await stub.sync(say({ wants: [want()] }))).toEqual({ granted: [], quota: [], burstShare: 1 });
  expect(await stub.identify({ kind: "random", keyId: crypto.randomUUID(), hash: "ab" })).toMatchObject({ ok: false });
  expect(await stub.listKeys()).toEqual([]);
  expect(await stub.listInstances()).toEqual([]);
  expect(await stub.findInstance("main")).toBeNull();
  expect(await stub.books()).toEqual([]);
  expect(await stub.revokeKey("nobody's", 0)).toBe(false);
  expect(await stub.counters()).toMatchObject({ rowsWritten: 0 });
  const written = await runInDurableObject(stub, async (_, { storage }) => ({
    tables: storage.sql.exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'").toArray(),
    alarm: await storage.getAlarm(),
  }));
  expect(written).toEqual({ tables: [], alarm: null });
});

it("grants once to one request, however often it is heard", async () => {
  const stub = await newLedger();
  const asked = want({ wish: 20 });
  const first = await stub.sync(say({ wants: [asked] }));
  expect(first.granted).toMatchObject([{ id: asked.id, units: 20 }]);
  await evictDurableObject(stub);
  expect((await stub.sync(say({ wants: [asked, asked] }))).granted).toEqual([...first.granted, ...first.granted]);
  expect(await booksOf(stub)).toMatchObject({ granted: 20, live: 20, settled: 0, stranded: 0 });
});

it("grants all that is needed or nothing", async () => {
  const stub = await newLedger(tenantWith(5));
  expect(await lease(stub, { need: 6, wish: 6 })).toBeUndefined();
  expect(await booksOf(stub)).toMatchObject({ granted: 0 });
  expect(await lease(stub, { need: 4, wish: 4 })).toMatchObject({ units: 4 });
  expect(await lease(stub, { need: 2, wish: 2 })).toBeUndefined();
  expect(await lease(stub, { need: 1, wish: 1 })).toMatchObject({ units: 1 });
  expect(await lease(stub)).toBeUndefined();
  expect(await booksOf(stub)).toMatchObject({ granted: 5, limit: 5 });
});

it("tells what is left, and what others may still give back", async () => {
  const stub = await newLedger();
  const { quota } = await stub.sync(say({ wants: [want({ wish: 30 }), want({ kind: "api_call" })] }));
  expect(quota).toMatchObject([
    { kind: "message_send", limit: 1_000, remaining: 970, outstanding: 30 },
    { kind: "api_call", limit: 1_000, remaining: 999, outstanding: 1 },
  ]);
  const [{ windowStart, windowEnd } = { windowStart: 0, windowEnd: 0 }] = quota;
  expect(windowStart).toBeLessThanOrEqual(Date.now());
  expect(windowEnd).toBeGreaterThan(Date.now());
});

it("makes leases smaller as the limit comes near, down to single units", async () => {
  const stub = await newLedger();
  const sizes: number[] = [];
  for (let next = await lease(stub, { wish: 500 }); next; next = await lease(stub, { wish: 500 }))
    sizes.push(next.units);
  expect(sizes[0]).toBe(62);
  expect(sizes.slice(-10)).toEqual(Array(10).fill(1));
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect(sizes.reduce((sum, units) => sum + units)).toBe(1_000);
});

it.each(["instance_create", "instance_delete", "bot_create"] as const)("leases no %s", async (kind) => {
  expect(await lease(await newLedger(), { kind, need: 1, wish: 50 })).toMatchObject({ kind, units: 1 });
});

it.each([
  ["limit", tenantWith(99), 1],
  ["limit", tenantWith(160), 10],
  ["daily limit", tenantWith(1_000, { dailyLimits: { message_send: 99 } }), 1],
  ["daily limit", tenantWith(1_000, { dailyLimits: { message_send: 160 } }), 10],
] as const)("leases nothing under a %s of 100", async (_, tenant, units) => {
  expect(await lease(await newLedger(tenant), { wish: 500 })).toMatchObject({ units });
});

it("counts each kind for itself", async () => {
  const stub = await newLedger(newTenant({ limits: { ...newTenant().plan.limits, api_call: 0 } }));
  for (const kind of QUOTA_KINDS) {
    const granted = await lease(stub, { kind });
    expect(granted?.units).toBe(kind === "api_call" ? undefined : 1);
  }
});

it("counts a return once, however often it is reported", async () => {
  const stub = await newLedger();
  const held = (await lease(stub, { wish: 20 }))!;
  const giveBack = (returned: number, closed = false) =>
    stub.sync(say({ leases: [{ id: held.id, returned, closed }] }));
  await giveBack(5);
  await giveBack(5);
  expect(await booksOf(stub)).toMatchObject({ granted: 15, live: 15 });
  await giveBack(12);
  await giveBack(5);
  expect(await booksOf(stub)).toMatchObject({ granted: 8, live: 8 });
  await giveBack(20, true);
  await giveBack(20, true);
  expect(await booksOf(stub)).toMatchObject({ granted: 0, live: 0, stranded: 0 });
});

it("takes back no more than was not spent", async () => {
  const stub = await newLedger();
  const held = (await lease(stub, { wish: 20 }))!;
  const events = Array.from({ length: 4 }, () => spentOn(held, 4));
  await stub.sync(say({ batch: { sequence: 1, events }, leases: [{ id: held.id, returned: 1_000, closed: true }] }));
  expect(await booksOf(stub)).toMatchObject({ granted: 16, settled: 16, live: 0, stranded: 0 });
  await stub.sync(say({ leases: [{ id: "a lease it never gave", returned: 10, closed: true }] }));
  expect(await booksOf(stub)).toMatchObject({ granted: 16, settled: 16 });
});

it("keeps what a vanished holder had as stranded, once no report can come any more", async () => {
  const stub = await newLedger();
  const held = (await lease(stub, { wish: 20 }))!;
  await stub.sync(say({ batch: { sequence: 1, events: [spentOn(held, 3)] } }));
  expect(await booksOf(stub)).toMatchObject({ granted: 20, settled: 3, live: 17, stranded: 0 });
  const { now } = Date;
  vi.spyOn(Date, "now").mockImplementation(() => now() + 160_000);
  expect(await booksOf(stub)).toMatchObject({ granted: 20, settled: 3, live: 0, stranded: 17 });
  expect((await stub.sync(say({ wants: [want()] }))).quota).toMatchObject([{ remaining: 979, outstanding: 1 }]);
});

it("settles what was spent on a lease that is closed already", async () => {
  const stub = await newLedger();
  const held = (await lease(stub, { wish: 2 }))!;
  await stub.sync(say({ leases: [{ id: held.id, returned: 0, closed: true }] }));
  expect(await booksOf(stub)).toMatchObject({ granted: 2, settled: 0, live: 0, stranded: 2 });
  await stub.sync(say({ batch: { sequence: 1, events: [spentOn(held, 2)] } }));
  expect(await booksOf(stub)).toMatchObject({ granted: 2, settled: 2, live: 0, stranded: 0 });
});

it("shares the burst rate between the isolates it has lately heard of", async () => {
  const stub = await newLedger();
  expect(await stub.sync(say({ isolate: "a" }))).toMatchObject({ burstShare: 1 });
  expect(await stub.sync(say({ isolate: "b" }))).toMatchObject({ burstShare: 1 / 2 });
  const { now } = Date;
  vi.spyOn(Date, "now").mockImplementation(() => now() + 11_000);
  expect(await stub.sync(say({ isolate: "b" }))).toMatchObject({ burstShare: 1 });
});

it("keeps everything through an eviction", async () => {
  const stub = await newLedger();
  const held = (await lease(stub, { wish: 20 }))!;
  const batch = { sequence: 1, events: [spentOn(held, 2)] };
  await stub.sync(say({ batch }));
  const before = await stub.books();
  await evictDurableObject(stub);
  expect(await stub.books()).toEqual(before);
  await stub.sync(say({ batch }));
  expect(await stub.books()).toEqual(before);
  await stub.sync(say({ leases: [{ id: held.id, returned: 18, closed: true }] }));
  expect(await booksOf(stub)).toMatchObject({ granted: 2, settled: 2, live: 0, stranded: 0 });
});

it("raises and lowers limits with the plan, and takes nothing back", async () => {
  const stub = await newLedger(tenantWith(50));
  await lease(stub, { need: 40 });
  await stub.provision(tenantWith(60));
  expect(await lease(stub, { need: 20 })).toMatchObject({ units: 20 });
  expect(await lease(stub)).toBeUndefined();
  await stub.provision(tenantWith(30));
  expect(await lease(stub)).toBeUndefined();
  expect(await booksOf(stub)).toMatchObject({ limit: 30, granted: 60 });
  expect((await stub.sync(say({ wants: [want()] }))).quota).toMatchObject([{ limit: 30, remaining: 0 }]);
  await stub.provision(tenantWith(61));
  expect(await lease(stub, { need: 2 })).toBeUndefined();
  expect(await lease(stub)).toMatchObject({ units: 1 });
});
