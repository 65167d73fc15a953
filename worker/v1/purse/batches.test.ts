import { beforeEach, expect, it } from "vitest";
import { acknowledge, addEvent, nextBatch, sendingFailed } from "./batches";
import { newPurse, type Purse } from "./purse";
import { NOW, newEvent } from "./purse.fixture";

let purse: Purse;
beforeEach(() => {
  purse = newPurse("holder");
});

it("sends one batch at a time", () => {
  addEvent(purse, newEvent(), NOW);
  const first = nextBatch(purse, NOW)!;
  expect(first).toMatchObject({ sequence: 1, events: [{ units: 1 }] });
  addEvent(purse, newEvent(), NOW);
  expect(nextBatch(purse, NOW + 4_999)).toBeUndefined();
  acknowledge(purse, { ...first, sequence: 9 });
  expect(nextBatch(purse, NOW + 4_999)).toBeUndefined();
  acknowledge(purse, first);
  expect(nextBatch(purse, NOW + 4_999)).toMatchObject({ sequence: 2, events: [{ units: 1 }] });
});

it.each([
  ["failed", (batch: Purse["sending"]) => sendingFailed(purse, batch?.batch), NOW + 1],
  ["was not answered", () => undefined, NOW + 5_000],
])("sends a batch that %s again, as it was", (_, mishap, later) => {
  addEvent(purse, newEvent(), NOW);
  const first = nextBatch(purse, NOW)!;
  addEvent(purse, newEvent(), NOW);
  mishap(purse.sending);
  expect(nextBatch(purse, later)).toEqual(first);
  expect(purse.events).toHaveLength(1);
});

it("sends at most a thousand events at once, in order", () => {
  const events = Array.from({ length: 1_001 }, newEvent);
  for (const each of events) addEvent(purse, each, NOW);
  const first = nextBatch(purse, NOW)!;
  acknowledge(purse, first);
  expect([...first.events, ...nextBatch(purse, NOW)!.events]).toEqual(events);
});
