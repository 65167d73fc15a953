import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import * as z from "zod";
import { createVerdict, type Proof } from "./proof.ts";

const PROJECT = join(import.meta.dirname, "../..");
const VITEST = join(PROJECT, "node_modules/vitest/vitest.mjs");
const Figures = z.record(z.string(), z.number());

/** Runs where the code runs, in workerd, as a child: its tests print `FIGURES {…}`. The seeds are its own. */
export const quotaSimulation: Proof = {
  name: "Quota simulation",
  promise:
    "Simulated isolates, losses and crashes: never a unit too many, and each broken rule of the leases is found out.",
  async run(size, _seed, log) {
    const { must, violations } = createVerdict();
    let figures: Record<string, number> = {};
    const full = { PROVE: "1", VITE_QUOTA_SEEDS: "5000" };
    const exitCode = await runTests(size === "full" ? full : {}, (line) => {
      const found = /FIGURES (\{.*\})/.exec(line)?.[1];
      if (found) figures = { ...figures, ...Figures.parse(JSON.parse(found)) };
      else if (line.trim()) log(line);
    });
    must(exitCode === 0, `the simulation failed (exit code ${exitCode})`);
    must(Object.keys(figures).length > 0, "the simulation printed no figures");
    return { figures, violations };
  },
};

function runTests(variables: Record<string, string>, onLine: (line: string) => void): Promise<number | null> {
  const child = spawn(process.execPath, [VITEST, "run", "--project", "workerd", "tests/workerd/quota"], {
    cwd: PROJECT,
    env: { ...process.env, ...variables, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  createInterface({ input: child.stdout }).on("line", onLine);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
}
