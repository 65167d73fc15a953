import { expect, it } from "vitest";
import { spentOn, unpaid } from "../../tests/workerd/quota/ledger-fixtures";
import { packBatch } from "./pack-batch";

const lease = { id: "a", kind: "message_send" as const, windowStart: 1 };

it("keeps every event, and sums up by lease what was charged", () => {
  const events = [spentOn(lease), unpaid(), spentOn({ ...lease, id: "b", windowStart: 2 }, 5), spentOn(lease, 2)];
  const { sequence, payload, spent } = packBatch({ sequence: 7, events });
  expect(sequence).toBe(7);
  expect(JSON.parse(payload)).toEqual(events);
  expect(spent).toEqual([
    { leaseId: "a", kind: "message_send", windowStart: 1, units: 3 },
    { leaseId: "b", kind: "message_send", windowStart: 2, units: 5 },
  ]);
});

it("charges nothing for calls that cost nothing", () => {
  const events = [unpaid(), { ...spentOn(lease), units: 0 }];
  expect(packBatch({ sequence: 1, events }).spent).toEqual([]);
});
