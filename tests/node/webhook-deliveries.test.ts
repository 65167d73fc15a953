import { expect, it } from "vitest";
import { deliveries } from "../proofs/deliveries.ts";

it("delivers 5,000 events to a receiver that fails at random, through two kills and an outage of Postgres", async () => {
  const { figures, violations } = await deliveries.run("reduced", 20_264, console.log);
  console.log(figures);
  expect(violations).toEqual([]);
  expect(figures).toMatchObject({ events: 5_000, kills: 2, lost: 0, repeatsWithoutKills: 0, outOfOrder: 0 });
});
