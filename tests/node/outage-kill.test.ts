import { expect, it } from "vitest";
import { kill } from "../proofs/kill.ts";

it("keeps the books, the limits and one dispatch per key when workerd is killed under load", async () => {
  const { figures, violations } = await kill.run("reduced", 20_262, console.log);
  expect(violations).toEqual([]);
  expect(figures).toMatchObject({ kills: 2, brokenBooks: 0, overAdmitted: 0, mostDispatchesPerKey: 1 });
  expect(figures.oldestMissingMs).toBeLessThanOrEqual(2_000 + Number(figures.longestLagMs));
});
