import { beforeEach, expect, it } from "vitest";
import type { Lease, QuotaState } from "../../durable/tenant-ledger/messages";
import { uuidv7 } from "../../lib/ids";
import type { QuotaKind } from "../../lib/quota";
import type { UsageEvent } from "../../lib/usage-event";
import * as credits from "./credits";
import { newPurse, type Purse } from "./credits";

const NOW = 1_800_000_000_000;
const UNTIL = NOW + 3_500;
const WINDOW = NOW - 86_400_000;

let purse: Purse;
beforeEach(() => {
  purse = newPurse("holder");
});

const lease = (units: number, changes: Partial<Lease> = {}): Lease => ({
  id: uuidv7(NOW),
  kind: "message_send",
  units,
  until: UNTIL,
  windowStart: WINDOW,
  ...changes,
});

function hold(...leases: Lease[]) {
  credits.addLeases(purse, leases);
  return leases[0]!;
}

const take = (units = 1, now = NOW, kind: QuotaKind = "message_send") => credits.take(purse, kind, { units, now });
const spendable = () => credits.spendable(purse, "message_send");

const event = (): UsageEvent => ({
  id: uuidv7(NOW),
  keyId: "k",
  route: "GET /",
  kind: "api_call",
  units: 1,
  outcome: "charged",
  status: 200,
  upstreamMs: 1,
  totalMs: 1,
});

it.each([
  ["nothing from an empty purse", [], 1, NOW, "message_send", undefined],
  ["what is there", [lease(2)], 2, NOW, "message_send", 0],
  ["nothing when there is too little", [lease(2)], 3, NOW, "message_send", undefined],
  ["nothing of another kind", [lease(2)], 1, NOW, "api_call", undefined],
  ["the last unit in the last ms", [lease(1)], 1, UNTIL - 1, "message_send", 0],
  ["nothing when the lease is over", [lease(1)], 1, UNTIL, "message_send", undefined],
  ["nothing put together from two leases", [lease(1), lease(1)], 2, NOW, "message_send", undefined],
  ["the first lease that has enough", [lease(1), lease(5)], 3, NOW, "message_send", 2],
] as const)("takes %s", (_, leases, units, now, kind, left) => {
  hold(...leases);
  expect(take(units, now, kind)?.lease.left).toBe(left);
});

it("subtracts in the turn in which it finds", () => {
  hold(lease(2));
  expect([take(), take(), take()].map((credit) => credit?.units)).toEqual([1, 1, undefined]);
  expect(spendable()).toBe(0);
});

it("takes in a lease once", () => {
  const granted = hold(lease(2));
  take();
  credits.addLeases(purse, [granted]);
  expect(spendable()).toBe(1);
});

it("can spend a refund again while the lease lasts", () => {
  hold(lease(1));
  credits.refund(take()!, UNTIL - 1);
  expect(take(1, UNTIL - 1)).toBeDefined();
});

it("gives a refund back that comes after the end", () => {
  const { id } = hold(lease(2));
  const credit = take(2)!;
  credits.zeroExpired(purse, UNTIL);
  expect(credits.reportLeases(purse)).toEqual([]);
  credits.refund(credit, UNTIL);
  expect(spendable()).toBe(0);
  expect(credits.reportLeases(purse)).toEqual([{ id, returned: 2, closed: true }]);
});

it("says nothing of credit that it could still spend", () => {
  hold(lease(5));
  take();
  credits.zeroExpired(purse, UNTIL - 1);
  expect(credits.reportLeases(purse)).toEqual([]);
});

it("zeroes what is left before it reports it", () => {
  const { id } = hold(lease(5), lease(3, { until: UNTIL + 1 }));
  credits.keep(take(2)!);
  credits.zeroExpired(purse, UNTIL);
  credits.zeroExpired(purse, UNTIL);
  expect(spendable()).toBe(3);
  expect(credits.reportLeases(purse)).toEqual([{ id, returned: 3, closed: true }]);
});

it("reports what was returned so far, until it was heard", () => {
  const { id } = hold(lease(5));
  const [kept, refunded] = [take(2)!, take(1)!];
  credits.zeroExpired(purse, UNTIL);
  const early = credits.reportLeases(purse);
  expect(early).toEqual([{ id, returned: 2, closed: false }]);
  expect(credits.reportLeases(purse)).toEqual(early);

  credits.refund(refunded, UNTIL);
  credits.reportsHeard(purse, early);
  expect(credits.reportLeases(purse)).toEqual([{ id, returned: 3, closed: false }]);
  credits.reportsHeard(purse, [{ id, returned: 3, closed: false }]);
  credits.reportsHeard(purse, early);
  expect(credits.reportLeases(purse)).toEqual([]);

  credits.keep(kept);
  expect(credits.reportLeases(purse)).toEqual([{ id, returned: 3, closed: true }]);
  credits.reportsHeard(purse, credits.reportLeases(purse));
  expect(purse.held).toEqual([]);
});

it("keeps a lease whose calls have not ended", () => {
  hold(lease(1));
  const credit = take()!;
  credits.reportsHeard(purse, credits.reportLeases(purse));
  expect(purse.held).toHaveLength(1);
  credits.keep(credit);
  expect(credits.reportLeases(purse)).toMatchObject([{ returned: 0, closed: true }]);
});

it("gives back whatever an unanswered want may have granted, until that is heard", () => {
  const want = { id: "w", kind: "message_send", need: 1, wish: 9 } as const;
  credits.answerLost(purse, [want], NOW);
  const reports = credits.reportLeases(purse);
  expect(reports).toEqual([{ id: "w", returned: Number.MAX_SAFE_INTEGER, closed: true }]);
  expect(credits.nextDue(purse, NOW)).toBe(NOW + 1_000);
  credits.reportsHeard(purse, reports);
  expect(credits.reportLeases(purse)).toEqual([]);
  expect(credits.nextDue(purse, NOW)).toBeUndefined();
});

it("remembers only so many unanswered wants", () => {
  for (let i = 0; i < 1_500; i++) {
    credits.answerLost(purse, [{ id: `w${i}`, kind: "api_call", need: 1, wish: 1 }], NOW);
  }
  expect(credits.reportLeases(purse)).toHaveLength(1_000);
});

it("sends one batch at a time", () => {
  credits.addEvent(purse, event(), NOW);
  const first = credits.nextBatch(purse, NOW)!;
  expect(first).toMatchObject({ sequence: 1, events: [{ units: 1 }] });
  credits.addEvent(purse, event(), NOW);
  expect(credits.nextBatch(purse, NOW + 4_999)).toBeUndefined();
  credits.acknowledge(purse, { ...first, sequence: 9 });
  expect(credits.nextBatch(purse, NOW + 4_999)).toBeUndefined();
  credits.acknowledge(purse, first);
  expect(credits.nextBatch(purse, NOW + 4_999)).toMatchObject({ sequence: 2, events: [{ units: 1 }] });
});

it.each([
  ["failed", (batch: credits.Purse["sending"]) => credits.sendingFailed(purse, batch?.batch), NOW + 1],
  ["was not answered", () => undefined, NOW + 5_000],
])("sends a batch that %s again, as it was", (_, mishap, later) => {
  credits.addEvent(purse, event(), NOW);
  const first = credits.nextBatch(purse, NOW)!;
  credits.addEvent(purse, event(), NOW);
  mishap(purse.sending);
  expect(credits.nextBatch(purse, later)).toEqual(first);
  expect(purse.events).toHaveLength(1);
});

it("sends at most a thousand events at once, in order", () => {
  const events = Array.from({ length: 1_001 }, event);
  for (const each of events) credits.addEvent(purse, each, NOW);
  const first = credits.nextBatch(purse, NOW)!;
  credits.acknowledge(purse, first);
  expect([...first.events, ...credits.nextBatch(purse, NOW)!.events]).toEqual(events);
});

it("has nothing to send when nothing happened", () => {
  expect(credits.nextBatch(purse, NOW)).toBeUndefined();
  expect(credits.nextDue(purse, NOW)).toBeUndefined();
  expect(credits.isAtRest(purse)).toBe(true);
});

it.each<[string, () => void, number | undefined]>([
  ["events after a second and a half", () => credits.addEvent(purse, event(), NOW - 500), NOW + 1_000],
  ["unspent credit at its end", () => hold(lease(2)), UNTIL],
  [
    "a lease that is used up at its end",
    () => {
      hold(lease(1));
      credits.keep(take()!);
    },
    UNTIL,
  ],
  [
    "what was returned at once",
    () => {
      hold(lease(3));
      take(1);
      credits.zeroExpired(purse, UNTIL);
    },
    NOW,
  ],
  [
    "a batch on its way when it may be repeated",
    () => {
      credits.addEvent(purse, event(), NOW);
      credits.nextBatch(purse, NOW);
    },
    NOW + 5_000,
  ],
  [
    "events behind a batch soon",
    () => {
      credits.addEvent(purse, event(), NOW - 9_000);
      credits.nextBatch(purse, NOW - 3_000);
      credits.addEvent(purse, event(), NOW - 3_000);
    },
    NOW + 100,
  ],
  [
    "nothing while calls have all there is",
    () => {
      hold(lease(1));
      take();
    },
    undefined,
  ],
  [
    "nothing before a ledger has had a moment to recover",
    () => {
      credits.addEvent(purse, event(), NOW - 5_000);
      credits.answerLost(purse, [], NOW - 200);
    },
    NOW + 800,
  ],
])("reports %s", (_, prepare, due) => {
  prepare();
  expect(credits.nextDue(purse, NOW)).toBe(due);
});

it.each<[string, () => void]>([
  ["holds credit", () => hold(lease(1))],
  [
    "has calls in flight",
    () => {
      hold(lease(1));
      take();
    },
  ],
  ["has events", () => credits.addEvent(purse, event(), NOW)],
  [
    "has a batch on its way",
    () => {
      credits.addEvent(purse, event(), NOW);
      credits.nextBatch(purse, NOW);
    },
  ],
  ["owes credit", () => credits.answerLost(purse, [{ id: "w", kind: "api_call", need: 1, wish: 1 }], NOW)],
])("is not at rest while it %s", (_, prepare) => {
  prepare();
  expect(credits.isAtRest(purse)).toBe(false);
});

const quotaOf = (changes: Partial<QuotaState> = {}): QuotaState => ({
  kind: "message_send",
  limit: 1_000,
  remaining: 500,
  outstanding: 0,
  windowStart: WINDOW,
  windowEnd: NOW + 86_400_000,
  ...changes,
});

function demand(...perSecond: number[]) {
  perSecond.forEach((units, index) => {
    const now = NOW + (index - perSecond.length + 1) * 1_000;
    if (units > 0) credits.countDemand(purse, "message_send", { units, now });
  });
}

it.each([
  ["asks for what is needed when nothing is known", [], 3, 3],
  ["asks for two seconds of demand", [0, 10], 1, 20],
  ["goes by the busier of two seconds", [30, 4], 1, 60],
  ["forgets what was wanted before that", [500, 0, 4], 1, 8],
  ["asks for no less than is needed", [1], 5, 5],
] as const)("%s", (_, perSecond, need, wished) => {
  demand(...perSecond);
  expect(credits.wish(purse, "message_send", need)).toBe(wished);
});

it.each<[string, boolean, { held?: Lease[]; quota?: Partial<QuotaState>; refillingUntil?: number }]>([
  ["half a second of demand is not there", true, { held: [lease(9)] }],
  ["half a second of demand is there", false, { held: [lease(10)] }],
  ["it is there but ends soon", true, { held: [lease(50, { until: NOW + 700 })] }],
  ["somebody asks already", false, { refillingUntil: NOW + 1 }],
  ["somebody asked and never came back", true, { refillingUntil: NOW }],
  ["limits are low", false, { quota: { limit: 99 } }],
  ["the ledger has nothing left", false, { quota: { remaining: 0 } }],
])("is low, when %s: %s", (_, isLow, { held = [], quota = {}, refillingUntil }) => {
  demand(0, 20);
  hold(...held);
  purse.quota.set("message_send", quotaOf(quota));
  if (refillingUntil) purse.refilling.set("message_send", refillingUntil);
  expect(credits.runsLow(purse, "message_send", NOW)).toBe(isLow);
});

it("never refills what is not leased, nor what it knows nothing of", () => {
  purse.quota.set("bot_create", quotaOf({ kind: "bot_create" }));
  for (const kind of ["bot_create", "api_call"] as const) {
    credits.countDemand(purse, kind, { units: 50, now: NOW });
    expect(credits.runsLow(purse, kind, NOW)).toBe(false);
  }
});

const RATE = { perSecond: 2, capacity: 4 };
const tokens = (count: number, now: number) => Array.from({ length: count }, () => credits.takeToken(purse, RATE, now));

it("lets a burst through, then the sustained rate", () => {
  expect(tokens(5, NOW)).toEqual([0, 0, 0, 0, 1]);
  expect(tokens(2, NOW + 500)).toEqual([0, 1]);
  expect(tokens(6, NOW + 60_000)).toEqual([0, 0, 0, 0, 1, 1]);
});

it("takes its share of the burst when other isolates serve the tenant too", () => {
  tokens(1, NOW);
  purse.bucket!.share = 1 / 2;
  expect(tokens(3, NOW + 60_000)).toEqual([0, 0, 1]);
  expect(tokens(2, NOW + 61_000)).toEqual([0, 1]);
});

it("leaves every isolate one call and a slow trickle, however small its share", () => {
  tokens(1, NOW);
  purse.bucket!.share = 1 / 1_000;
  expect(tokens(2, NOW + 60_000)).toEqual([0, 10]);
  expect(tokens(1, NOW + 70_001)).toEqual([0]);
});
