import { beforeEach, expect, it } from "vitest";
import type { Lease } from "../../durable/tenant-ledger/messages";
import { uuidv7 } from "../../lib/ids";
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

const take = (units = 1) => credits.take(purse, "message_send", { units, now: NOW });

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
