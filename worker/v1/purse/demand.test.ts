import { beforeEach, expect, it } from "vitest";
import type { Lease, QuotaState } from "../../../durable/tenant-ledger/messages";
import { addLeases } from "./credits";
import { countDemand, runsLow, wish } from "./demand";
import { newPurse, type Purse } from "./purse";
import { leaseOf, NOW, WINDOW } from "./purse.fixture";

let purse: Purse;
beforeEach(() => {
  purse = newPurse("holder");
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
    if (units > 0) countDemand(purse, "message_send", { units, now });
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
  expect(wish(purse, "message_send", need)).toBe(wished);
});

it.each<[string, boolean, { held?: Lease[]; quota?: Partial<QuotaState>; refillingUntil?: number }]>([
  ["half a second of demand is not there", true, { held: [leaseOf(9)] }],
  ["half a second of demand is there", false, { held: [leaseOf(10)] }],
  ["it is there but ends soon", true, { held: [leaseOf(50, { until: NOW + 700 })] }],
  ["somebody asks already", false, { refillingUntil: NOW + 1 }],
  ["somebody asked and never came back", true, { refillingUntil: NOW }],
  ["limits are low", false, { quota: { limit: 99 } }],
  ["the ledger has nothing left", false, { quota: { remaining: 0 } }],
])("is low, when %s: %s", (_, isLow, { held = [], quota = {}, refillingUntil }) => {
  demand(0, 20);
  addLeases(purse, held);
  purse.quota.set("message_send", quotaOf(quota));
  if (refillingUntil) purse.refilling.set("message_send", refillingUntil);
  expect(runsLow(purse, "message_send", NOW)).toBe(isLow);
});

it("never refills what is not leased, nor what it knows nothing of", () => {
  purse.quota.set("bot_create", quotaOf({ kind: "bot_create" }));
  for (const kind of ["bot_create", "api_call"] as const) {
    countDemand(purse, kind, { units: 50, now: NOW });
    expect(runsLow(purse, kind, NOW)).toBe(false);
  }
});
