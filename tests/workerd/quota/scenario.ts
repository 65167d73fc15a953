import type { LedgerTenant } from "../../../lib/contract/tenant";
import type { QuotaKind } from "../../../lib/quota";
import { type Random, randomFrom } from "./random";

/**
 * `calm`: everybody lives, messages get lost or are executed twice, and the world comes to rest. Nothing may be missing.
 * `stormy`: isolates also die, and copies of messages turn up late. Credit may strand, but nothing else.
 */
export type Weather = "calm" | "stormy";

export interface Scenario {
  weather: Weather;
  random: Random;
  tenant: LedgerTenant;
  kind: QuotaKind;
  start: number;
  isolates: number;
  /** Mean ms between two calls of one isolate while a burst lasts. */
  arrivals: number;
  /** Chances per message or call. */
  faults: { requestLost: number; answerLost: number; twice: number; slow: number; longCall: number; refunded: number };
  heaviest: number;
  /** The plan's limit is changed at this moment, if at all. */
  change: { at: number; limit: number } | undefined;
}

export const DEMAND_MS = 9_000;
/** Begins and ends at midnight in Jakarta, so that a period may end together with a day. */
const ANCHOR = "2026-01-15T17:00:00.000Z";
const PERIOD_END = Date.UTC(2029, 5, 15, 17);
const DAY_END = Date.UTC(2029, 5, 20, 17);
const NOWHERE = Date.UTC(2029, 5, 20, 4);

export function drawScenario(seed: number, weather: Weather): Scenario {
  const random = randomFrom(seed);
  const limit = random.pick([
    () => random.between(3, 60),
    () => random.between(90, 130),
    () => random.between(100, 600),
  ])();
  const dailyLimit = random.chance(0.4) ? Math.max(1, Math.round(limit * (0.3 + random.next()))) : undefined;
  const kind = random.pick(["message_send", "message_send", "message_send", "api_call", "bot_create"] as const);
  const isolates = random.between(2, 4);
  const heaviest = random.chance(0.3) ? 4 : 1;
  const demand = limit * (0.6 + 1.6 * random.next());
  const turn = random.pick([PERIOD_END, PERIOD_END, DAY_END, NOWHERE]);
  const start = turn - random.between(1_000, DEMAND_MS - 1_000);
  const isSettled = random.chance(0.75);
  const isCleanNetwork = random.chance(0.3);
  return {
    weather,
    random,
    tenant: tenantWith({ kind, limit, dailyLimit }),
    kind,
    start,
    isolates,
    heaviest,
    arrivals: (DEMAND_MS * isolates * ((1 + heaviest) / 2)) / demand,
    faults: {
      requestLost: isCleanNetwork ? 0 : 0.02,
      answerLost: isCleanNetwork ? 0 : 0.04,
      twice: isCleanNetwork ? 0 : 0.06,
      slow: isCleanNetwork ? 0 : 0.05,
      longCall: random.pick([0, 0.03, 0.1]),
      refunded: random.pick([0, 0.1, 0.4]),
    },
    change: isSettled ? undefined : { at: start + random.between(500, DEMAND_MS), limit: changed(random, limit) },
  };
}

/** A changed plan stays on its side of 100, below which there are no leases. */
function changed(random: Random, limit: number): number {
  const next = Math.max(1, Math.round(limit * (0.4 + 1.4 * random.next())));
  return limit < 100 ? Math.min(next, 99) : Math.max(next, 100);
}

export function tenantWith(quota: { kind: QuotaKind; limit: number; dailyLimit?: number }): LedgerTenant {
  const { kind, limit, dailyLimit } = quota;
  const none = { instance_create: 0, instance_delete: 0, api_call: 0, message_send: 0, bot_create: 0 };
  return {
    tenantId: crypto.randomUUID(),
    mode: "live",
    status: "active",
    timeZone: "Asia/Jakarta",
    periodAnchor: ANCHOR,
    plan: {
      name: "simulated",
      limits: { ...none, [kind]: limit },
      dailyLimits: dailyLimit === undefined ? {} : { [kind]: dailyLimit },
      standing: { instances: 1, keys: 1, endpoints: 1, members: 1 },
      burst: { perSecond: 1_000, capacity: 1_000 },
      features: [],
    },
  };
}
