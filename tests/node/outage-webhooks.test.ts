import { expect, it } from "vitest";
import { killWebhooks } from "../proofs/kill-webhooks.ts";

it("delivers every event that was accepted before workerd was killed", async () => {
  const { figures, violations } = await killWebhooks.run("reduced", 20_263, console.log);
  expect(violations).toEqual([]);
  expect(figures).toMatchObject({ kills: 1, lost: 0 });
});
