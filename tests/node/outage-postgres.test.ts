import { expect, it } from "vitest";
import { postgresOutage } from "../proofs/postgres-outage.ts";

it("answers every call as before while Postgres is down, and counts each exactly once afterwards", async () => {
  const { figures, violations } = await postgresOutage.run("reduced", 20_261, console.log);
  expect(violations).toEqual([]);
  expect(figures).toMatchObject({ different: 0, missing: 0, duplicates: 0 });
  // Each tenant's live key was told to come back for its create; the sandbox needs no Postgres.
  expect(figures.refusedCreates).toBe(2);
  expect(figures.compared).toBeGreaterThan(100);
});
