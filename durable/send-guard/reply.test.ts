import { expect, it } from "vitest";
import { replyTo } from "./reply";

const reserved = { requestId: "mine", reservedAt: 100_000, deadline: 130_000, state: "reserved" } as const;

it.each([
  ["at once", 100_000, 1],
  ["after a moment", 100_400, 1],
  ["after three seconds", 103_000, 3],
  ["half way", 115_000, 15],
  ["near the deadline", 128_500, 2],
  ["just before the deadline", 129_999, 1],
])("tells a repeat to wait as long as the call has lasted, up to its deadline: %s", (_, now, retryAfter) => {
  expect(replyTo(reserved, "other", now)).toEqual({ outcome: "in_flight", retryAfter });
});

it.each(["mine", "other"])("calls it unknown from the deadline on (%s)", (requestId) => {
  expect(replyTo(reserved, requestId, 130_000)).toEqual({ outcome: "unknown", fingerprint: null });
});
