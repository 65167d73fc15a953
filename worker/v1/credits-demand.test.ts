import { beforeEach, expect, it } from "vitest";
import type { Lease, QuotaState } from "../../durable/tenant-ledger/messages";
import { uuidv7 } from "../../lib/ids";
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
