import { beforeEach, expect, it } from "vitest";
import { addEvent, nextBatch } from "./batches";
import { answerLost, keep, take, zeroExpired } from "./credits";
import { isAtRest, nextDue } from "./next-due";
import { newPurse, type Purse } from "./purse";
import { hold, leaseOf, NOW, newEvent, UNTIL } from "./purse.fixture";

let purse: Purse;
beforeEach(() => {
  purse = newPurse("holder");
});

const takeOne = () => take(purse, "message_send", { units: 1, now: NOW });

it("has nothing to send when nothing happened", () => {
  expect(nextBatch(purse, NOW)).toBeUndefined();
  expect(nextDue(purse, NOW)).toBeUndefined();
  expect(isAtRest(purse)).toBe(true);
});

it.each<[string, () => void, number | undefined]>([
  ["events after a second and a half", () => addEvent(purse, newEvent(), NOW - 500), NOW + 1_000],
  ["unspent credit at its end", () => hold(purse, leaseOf(2)), UNTIL],
  [
    "a lease that is used up at its end",
    () => {
      hold(purse, leaseOf(1));
      keep(takeOne()!);
    },
    UNTIL,
  ],
  [
    "what was returned at once",
    () => {
      hold(purse, leaseOf(3));
      takeOne();
      zeroExpired(purse, UNTIL);
    },
    NOW,
  ],
  [
    "a batch on its way when it may be repeated",
    () => {
      addEvent(purse, newEvent(), NOW);
      nextBatch(purse, NOW);
    },
    NOW + 5_000,
  ],
  [
    "events behind a batch soon",
    () => {
      addEvent(purse, newEvent(), NOW - 9_000);
      nextBatch(purse, NOW - 3_000);
      addEvent(purse, newEvent(), NOW - 3_000);
    },
    NOW + 100,
  ],
  [
    "nothing while calls have all there is",
    () => {
      hold(purse, leaseOf(1));
      takeOne();
    },
    undefined,
  ],
  [
    "nothing before a ledger has had a moment to recover",
    () => {
      addEvent(purse, newEvent(), NOW - 5_000);
      answerLost(purse, [], NOW - 200);
    },
    NOW + 800,
  ],
])("reports %s", (_, prepare, due) => {
  prepare();
  expect(nextDue(purse, NOW)).toBe(due);
});

it.each<[string, () => void]>([
  ["holds credit", () => hold(purse, leaseOf(1))],
  [
    "has calls in flight",
    () => {
      hold(purse, leaseOf(1));
      takeOne();
    },
  ],
  ["has events", () => addEvent(purse, newEvent(), NOW)],
  [
    "has a batch on its way",
    () => {
      addEvent(purse, newEvent(), NOW);
      nextBatch(purse, NOW);
    },
  ],
  ["owes credit", () => answerLost(purse, [{ id: "w", kind: "api_call", need: 1, wish: 1 }], NOW)],
])("is not at rest while it %s", (_, prepare) => {
  prepare();
  expect(isAtRest(purse)).toBe(false);
});
