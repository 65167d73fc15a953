import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readState, writeState } from "../local/state-file.ts";
import { PROOFS } from "../tests/proofs/index.ts";
import type { Proof, ProofResult } from "../tests/proofs/proof.ts";
import { type Finished, renderReport } from "../tests/proofs/report.ts";
import { readArguments } from "./read-arguments.ts";

/**
 * Runs the proofs at full size and writes docs/proofs.md. A proof that held for this very code is not run again, so an
 * interrupted run goes on where it was: what held is kept in .zapin/proofs.json, and forgotten when it fails.
 */
const USAGE = `usage: npm run prove -- [--fresh] [--seed NUMBER] [words of a proof's name …]`;

const PROJECT = join(import.meta.dirname, "..");
const STATE_DIR = join(PROJECT, ".zapin");
const KEPT = join(STATE_DIR, "proofs.json");
const REPORT = join(PROJECT, "docs/proofs.md");

/** What the outcome of a proof depends on. */
const CODE = [
  "{worker,durable,db,lib,local}/**/*.{ts,sql}",
  "tests/{proofs,support,node/support,workerd/quota}/**/*.ts",
  "wrangler.toml",
  "package-lock.json",
];

interface Options {
  fresh: boolean;
  seed: number;
  names: string[];
}

async function main({ fresh, seed, names }: Options): Promise<void> {
  const codeHash = hashCode();
  const kept = await readKept();
  const chosen = PROOFS.filter(({ name }) => names.every((word) => name.toLowerCase().includes(word.toLowerCase())));
  if (chosen.length === 0) throw new Error(`No proof has that name.\n${USAGE}`);

  for (const proof of chosen) {
    const known = kept.get(proof.name);
    if (!fresh && known?.codeHash === codeHash) {
      console.log(`✓ ${proof.name}: held for this code on ${known.date}`);
      continue;
    }
    const result = await prove(proof, seed);
    await keep(proof, result && { ...result, codeHash });
  }
}

async function prove(proof: Proof, seed: number): Promise<Omit<Finished, "codeHash"> | undefined> {
  console.log(`\n── ${proof.name}: ${proof.promise}`);
  const began = performance.now();
  const elapsed = () => (performance.now() - began) / 1_000;
  const log = (line: string) => console.log(`  ${elapsed().toFixed(0).padStart(4)} s  ${line}`);
  const { figures, violations } = await proof.run("full", seed, log).catch(brokenOff);
  for (const [label, value] of Object.entries(figures)) console.log(`  ${label.padEnd(24)} ${value}`);
  for (const violation of violations) console.error(`  ✗ ${violation}`);
  console.log(`${violations.length === 0 ? "✓" : "✗"} ${proof.name} ${elapsed().toFixed(0)} s`);
  if (violations.length === 0) return { seed, figures, seconds: elapsed(), date: new Date().toISOString() };
  process.exitCode = 1;
  return undefined;
}

/** A proof that could not be carried out has not held; the others still get their turn. */
function brokenOff(error: unknown): ProofResult {
  console.error(error);
  return { figures: {}, violations: ["it could not be carried out"] };
}

const readKept = async () => new Map(Object.entries((await readState<Record<string, Finished>>(KEPT)) ?? {}));

/** Into what is kept by now: other proofs may have been run from another terminal. */
async function keep({ name }: Proof, result: Finished | undefined): Promise<void> {
  await mkdir(STATE_DIR, { recursive: true, mode: 0o700 });
  const kept = await readKept();
  if (result) kept.set(name, result);
  else kept.delete(name);
  await writeState(KEPT, Object.fromEntries(kept));
  await writeFile(REPORT, renderReport(PROOFS, kept));
}

/** Of contents and names; tests beside the code do not count. */
function hashCode(): string {
  const hash = createHash("sha256");
  const paths = globSync(CODE, { cwd: PROJECT }).filter((path) => !path.endsWith(".test.ts") || path.includes("quota"));
  for (const path of paths.sort())
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(PROJECT, path)))
      .update("\0");
  return hash.digest("hex");
}

function readOptions(): Options {
  const { values, positionals } = readArguments(USAGE, {
    allowPositionals: true,
    options: { fresh: { type: "boolean", default: false }, seed: { type: "string", default: "20261" } },
  });
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed)) throw new Error(USAGE);
  return { fresh: values.fresh, seed, names: positionals };
}

await main(readOptions());
