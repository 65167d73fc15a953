import { expect, it } from "vitest";
import { createPublisher, type Publication } from "./publisher";

const OWNER = { tenantId: crypto.randomUUID(), mode: "live", instanceId: crypto.randomUUID() } as const;

/** A feed that takes no call before it is let go on. */
function slowFeed() {
  const { promise: gate, resolve: goOn } = Promise.withResolvers<void>();
  const taken: Publication[] = [];
  const publish = async (publication: Publication) => {
    taken.push(publication);
    await gate;
    return { listening: true };
  };
  return { taken, goOn, env: { LIVE: { getByName: () => ({ publish }) } } as unknown as Env };
}

it("tells no more at once than one call can carry; what was dropped shows in the numbers", async () => {
  const feed = slowFeed();
  const publisher = createPublisher(feed.env);
  publisher.tell({ revision: 1, event: "{}" });
  const flushed = publisher.flush(OWNER);
  for (let revision = 2; revision <= 30; revision++) publisher.tell({ revision, event: "x".repeat(1_000_000) });
  feed.goOn();
  await flushed;
  const [first, second] = feed.taken;
  expect([feed.taken.length, first?.revision, first?.changes]).toEqual([2, 1, 1]);
  expect(second?.events.join("").length).toBeLessThanOrEqual(8 * 2 ** 20);
  expect(second?.revision).toBe(30);
  expect(30 - (second?.changes ?? 0)).toBeGreaterThan(1);
});
