import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chaos } from "../tests/proofs/chaos/chaos.ts";
import { renderChaos, renderTable } from "../tests/proofs/chaos/report.ts";
import { readArguments } from "./read-arguments.ts";

/** Mixed traffic while every part fails in turn; prints a table and writes docs/chaos.md when everything held. */
const USAGE = "usage: npm run chaos -- [--short] [--seed NUMBER]";
const REPORT = join(import.meta.dirname, "../docs/chaos.md");

const { values } = readArguments(USAGE, {
  options: { short: { type: "boolean", default: false }, seed: { type: "string", default: "20261" } },
});
const seed = Number(values.seed);
if (!Number.isSafeInteger(seed)) throw new Error(USAGE);

const began = performance.now();
const elapsed = () => Math.round((performance.now() - began) / 1_000);
const lines: string[] = [];
const { figures, violations } = await chaos.run(values.short ? "reduced" : "full", seed, (line) => {
  lines.push(line);
  console.log(`${String(elapsed()).padStart(4)} s  ${line}`);
});

console.log("");
console.log(renderTable(figures));
for (const violation of violations) console.error(`✗ ${violation}`);
console.log(
  `${violations.length === 0 ? "✓ everything held" : "✗ something did not hold"}, ${elapsed()} s, seed ${seed}`,
);
process.exitCode = violations.length === 0 ? 0 : 1;
if (violations.length === 0 && !values.short) {
  await writeFile(REPORT, renderChaos({ figures, lines, seed, seconds: elapsed() }));
}
