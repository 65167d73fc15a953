import type { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { SyncReply, SyncRequest } from "../../durable/tenant-ledger/messages";
import type { Actor, Clock } from "../../tests/workerd/quota/clock";
import { withClock } from "../../tests/workerd/quota/clock";
import { anchoredTenantWith, booksOf, newLedger, spentOn, unpaid } from "../../tests/workerd/quota/ledger-fixtures";
import { acquire, type LedgerDoor, purseOf, quotaLeft, report } from "./leases";
import { packBatch } from "./pack-batch";
import { keep, refund } from "./purse/credits";
import { newPurse, type Purse } from "./purse/purse";

const START = Date.UTC(2029, 5, 20, 4);
const CALLER: Actor = { name: "caller", alive: true };
const KIND = "message_send" as const;

beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

/** A ledger that answers as it is told, and remembers what it heard. */
function fakeLedger(answer: (request: SyncRequest, count: number) => Partial<SyncReply>) {
  const heard: SyncRequest[] = [];
  const sync = async (request: SyncRequest): Promise<SyncReply> => {
    heard.push(request);
    return { granted: [], quota: [], burstShare: 1, ...answer(request, heard.length) };
  };
  const waiting: Promise<unknown>[] = [];
  const door: LedgerDoor = {
    name: crypto.randomUUID(),
    namespace: { getByName: () => ({ sync }) } as unknown as Env["LEDGER"],
    ctx: { waitUntil: (promise) => waiting.push(promise) },
  };
  return { door, heard, waiting };
}

const grants = (until: number, units?: number) => (request: SyncRequest) => ({
  granted: request.wants.map(({ id, kind, wish }) => ({ id, kind, units: units ?? wish, until, windowStart: 0 })),
});

const PLENTY = {
  kind: KIND,
  limit: 1_000,
  remaining: 900,
  outstanding: 0,
  windowStart: 0,
  windowEnd: START + 9_000_000,
};

const ask = (door: LedgerDoor, purse: Purse, units = 1) => acquire(door, purse, { kind: KIND, units, now: Date.now() });

/** Runs `scene` as something that happens at its time, and lets what follows from it happen too. */
async function doing<T>(clock: Clock, scene: () => Promise<T> | T): Promise<T> {
  return new Promise((resolve, reject) => {
    clock.at(clock.now, CALLER, () => void Promise.resolve(scene()).then(resolve, reject));
    void clock.pass(0);
  });
}

it("asks the ledger when cold, and spends from memory when warm", async () => {
  const { door, heard } = fakeLedger(grants(Date.now() + 3_500, 3));
  const purse = newPurse("p");
  for (let i = 0; i < 3; i++) expect(await ask(door, purse)).toMatchObject({ units: 1 });
  expect(heard).toHaveLength(1);
  expect(heard[0]).toMatchObject({ isolate: "p", wants: [{ kind: KIND, need: 1 }] });
  expect(await ask(door, purse)).toBeDefined();
  expect(heard).toHaveLength(2);
});

it("asks for itself when several calls find nothing, and each is served", async () => {
  const { door, heard } = fakeLedger(grants(Date.now() + 3_500, 1));
  const purse = newPurse("p");
  const credits = await Promise.all(Array.from({ length: 5 }, () => ask(door, purse)));
  expect(credits.every((credit) => credit !== undefined)).toBe(true);
  expect(new Set(heard.flatMap(({ wants }) => wants.map(({ id }) => id))).size).toBe(5);
});

it("asks a ledger that has said no once a second, unless it is for less", async () => {
  await withClock(START, async (clock) => {
    const { door, heard } = fakeLedger(() => ({}));
    const purse = newPurse("p");
    expect(await ask(door, purse, 5)).toBeUndefined();
    expect(await ask(door, purse, 5)).toBeUndefined();
    expect(heard).toHaveLength(1);
    expect(await ask(door, purse, 4)).toBeUndefined();
    expect(heard).toHaveLength(2);
    await clock.pass(1_000);
    expect(await ask(door, purse, 5)).toBeUndefined();
    expect(heard).toHaveLength(3);
  });
});

it("asks again when the window ended while the grant was on its way", async () => {
  const { door, heard } = fakeLedger((request, count) => grants(count === 1 ? 0 : Date.now() + 3_500, 1)(request));
  const purse = newPurse("p");
  expect(await ask(door, purse)).toMatchObject({ units: 1 });
  expect(heard).toHaveLength(2);
  expect(heard[1]!.leases).toEqual([{ id: heard[0]!.wants[0]!.id, returned: 1, closed: true }]);
});

it("refills in the background before a call has to wait", async () => {
  await withClock(START, async () => {
    const { door, heard, waiting } = fakeLedger((request) => ({
      ...grants(START + 3_500, 10)(request),
      quota: [PLENTY],
    }));
    const purse = newPurse("p");
    for (let i = 0; i < 6; i++) expect(await ask(door, purse)).toBeDefined();
    expect(heard).toHaveLength(1);
    expect(await ask(door, purse)).toBeDefined();
    expect(heard).toHaveLength(2);
    expect(waiting).toHaveLength(1);
    expect(await ask(door, purse)).toBeDefined();
    expect(heard).toHaveLength(2);
    expect(quotaLeft(purse, KIND)).toMatchObject({ limit: 1_000, left: 900 + 12 });
  });
});

it("throws when the ledger cannot be reached, and gives back what it may have granted", async () => {
  const { door, heard } = fakeLedger((_, count) => {
    if (count === 1) throw new Error("Network connection lost.");
    return {};
  });
  const purse = newPurse("p");
  await expect(ask(door, purse)).rejects.toThrow("Network connection lost.");
  await ask(door, purse);
  expect(heard[1]!.leases).toEqual([{ id: heard[0]!.wants[0]!.id, returned: Number.MAX_SAFE_INTEGER, closed: true }]);
  await ask(door, purse, 0);
  expect(heard.at(-1)!.leases).toEqual([]);
});

it("tells events within two seconds, also while credit lies idle for longer", async () => {
  await withClock(START, async (clock) => {
    const { door, heard } = fakeLedger(grants(START + 60_000, 50));
    const purse = newPurse("p");
    await doing(clock, () => ask(door, purse));
    const flushed: number[] = [];
    for (const at of [0, 1_600, 5_000]) {
      await clock.pass(START + at - clock.now);
      const before = heard.length;
      await doing(clock, () => report(door, purse, unpaid()));
      await clock.pass(2_000);
      flushed.push(heard.length - before);
      expect(purse.events).toEqual([]);
    }
    expect(flushed).toEqual([1, 1, 1]);
  });
});

it("does not drown a ledger that does not answer in retries, and loses nothing meanwhile", async () => {
  await withClock(START, async (clock) => {
    let isDown = true;
    const { door, heard } = fakeLedger(() => {
      if (isDown) throw new Error("overloaded");
      return {};
    });
    const purse = newPurse("p");
    const event = unpaid();
    await doing(clock, () => report(door, purse, event));
    await clock.pass(10_000);
    expect(heard.length).toBeGreaterThan(4);
    expect(heard.length).toBeLessThan(12);
    isDown = false;
    await clock.pass(2_000);
    expect(heard.at(-1)!.batch).toEqual(packBatch({ sequence: 1, events: [event] }));
    expect(purse.sending).toBeUndefined();
    const told = heard.length;
    await clock.pass(20_000);
    expect(heard).toHaveLength(told);
  });
});

it("gives idle credit of a refill back although no call looks after it", async () => {
  await withClock(START, async (clock) => {
    const { door, heard } = fakeLedger((request) => ({ ...grants(START + 3_500, 10)(request), quota: [PLENTY] }));
    const purse = newPurse("p");
    for (let i = 0; i < 8; i++) await doing(clock, async () => keep((await ask(door, purse))!));
    await clock.pass(4_000);
    expect(heard.flatMap(({ leases }) => leases.map(({ returned }) => returned))).toEqual([2, 10]);
    expect(purse.held).toEqual([]);
  });
});

it("makes every credit usable again within five seconds of the last call", async () => {
  const stub = await newLedger(anchoredTenantWith(1_000));
  await withClock(START, async (clock) => {
    const door: LedgerDoor = {
      name: "real",
      namespace: { getByName: () => stub } as unknown as typeof env.LEDGER,
      ctx: { waitUntil: () => undefined },
    };
    const purse = newPurse("p");
    for (let i = 0; i < 30; i++) {
      const credit = (await ask(door, purse))!;
      if (i % 3 === 0) {
        refund(credit, Date.now());
        await doing(clock, () => report(door, purse, unpaid()));
        continue;
      }
      keep(credit);
      await doing(clock, () => report(door, purse, spentOn({ ...credit.lease, kind: KIND })));
    }
    for (let waited = 0; waited < 5_000; waited += 50) {
      await clock.pass(50);
      await stub.counters();
    }
    expect(await booksOf(stub)).toMatchObject({ granted: 20, settled: 20, live: 0, stranded: 0 });
  });
});

it("keeps one purse per ledger", () => {
  const [one, other] = [crypto.randomUUID(), crypto.randomUUID()];
  expect(purseOf(one)).toBe(purseOf(one));
  expect(purseOf(one)).not.toBe(purseOf(other));
  expect(purseOf(one).holder).not.toBe(purseOf(other).holder);
});

it("drops purses that are at rest when there are too many, and no other", () => {
  const busy = crypto.randomUUID();
  const idle = crypto.randomUUID();
  const held = purseOf(busy);
  held.held.push({
    id: "l",
    kind: KIND,
    units: 1,
    until: 0,
    windowStart: 0,
    left: 0,
    inFlight: 1,
    returned: 0,
    heard: 0,
  });
  const resting = purseOf(idle);
  for (let i = 0; i < 5_001; i++) purseOf(crypto.randomUUID());
  expect(purseOf(busy)).toBe(held);
  expect(purseOf(idle)).not.toBe(resting);
});
