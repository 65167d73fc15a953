import { expect, it } from "vitest";
import { eventsIn } from "./events-in";

const bodyWith = (messages: unknown[], around: object = {}) => {
  const value = { metadata: { phone_number_id: "106540352242922" }, messages };
  const entry = [{ id: "1", changes: [{ field: "messages", value }] }];
  return new TextEncoder().encode(JSON.stringify({ object: "whatsapp_business_account", ...around, entry }));
};
const messages = (count: number) => Array.from({ length: count }, (_, id) => ({ id: `wamid.${id}` }));

it("takes as many together as Meta sends, and no body that grows a thousandfold by being taken apart", () => {
  expect(eventsIn(bodyWith(messages(1_000)))).toHaveLength(1_000);
  expect(eventsIn(bodyWith(messages(900), { junk: "x".repeat(100_000) }))).toBeUndefined();
  expect(eventsIn(bodyWith(messages(1_001)))).toEqual([]);
});
