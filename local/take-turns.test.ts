import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { takeTurns } from "./take-turns.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "zapin-turns-"));
});

afterAll(() => rm(folder, { recursive: true }));

it("lets nobody begin before the one before has ended, even by an error", async () => {
  const path = join(folder, "turn");
  let inside = 0;
  const work = async (fails: boolean) => {
    inside++;
    expect(inside).toBe(1);
    await new Promise((done) => setImmediate(done));
    inside--;
    if (fails) throw new Error("broken");
  };
  const results = await Promise.allSettled([false, true, false].map((fails) => takeTurns(path, () => work(fails))));
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "fulfilled", "rejected"]);
});
