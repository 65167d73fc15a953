import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import * as z from "zod";
import { createVerdict, type ProofResult } from "./proof.ts";

const PROJECT = join(import.meta.dirname, "../..");
const VITEST = join(PROJECT, "node_modules/vitest/vitest.mjs");
const Figures = z.record(z.string(), z.number());

interface Run {
  variables: Record<string, string>;
  log: (line: string) => void;
}

/** Runs tests where the code runs, in workerd, as a child. They print `FIGURES {…}` and fail when a promise is broken. */
export async function runInWorkerd(folder: string, { variables, log }: Run): Promise<ProofResult> {
  const { must, violations } = createVerdict();
  let figures: Record<string, number> = {};
  const exitCode = await runTests(folder, variables, (line) => {
    const found = /FIGURES (\{.*\})/.exec(line)?.[1];
    if (found) figures = { ...figures, ...Figures.parse(JSON.parse(found)) };
    else if (line.trim()) log(line);
  });
  must(exitCode === 0, `the simulation failed (exit code ${exitCode})`);
  must(Object.keys(figures).length > 0, "the simulation printed no figures");
  return { figures, violations };
}

function runTests(folder: string, variables: Record<string, string>, onLine: (line: string) => void) {
  const child = spawn(process.execPath, [VITEST, "run", "--project", "workerd", folder, "--testTimeout", TEST_MS], {
    cwd: PROJECT,
    env: { ...process.env, ...variables, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  createInterface({ input: child.stdout }).on("line", onLine);
  // Packages whose maps name files that they do not ship: two hundred lines that say nothing of ours.
  createInterface({ input: child.stderr }).on("line", (line) => {
    if (!line.startsWith("Sourcemap for ")) console.error(line);
  });
  return new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
}

/** A proof at full size takes what it takes. */
const TEST_MS = String(4 * 3_600_000);
