import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// What `npm test` runs. The last line says how much passed; each check that is not a test counts as one.

interface Check {
  name: string;
  command: string;
}

interface Count {
  passed: number;
  failed: number;
}

interface Row extends Count {
  name: string;
  seconds: number;
}

const TYPES = "wrangler types --include-runtime=false --strict-vars=false";

const CHECKS: Check[] = [
  { name: "format and lint", command: "biome check --error-on-warnings ." },
  { name: "floating promises", command: "oxlint --type-aware" },
  { name: "types (workers)", command: "tsc -p tsconfig.json" },
  { name: "types (node)", command: "tsc -p tsconfig.node.json" },
  { name: "bindings' types", command: `${TYPES} --check env.d.ts` },
];

const BUILDS: Check[] = [
  { name: "dashboard build", command: "node scripts/build-dashboard.ts" },
  { name: "worker build", command: "wrangler deploy --dry-run --outdir dist" },
];

Object.assign(process.env, {
  PATH: `${join(import.meta.dirname, "../node_modules/.bin")}:${process.env.PATH}`,
  WRANGLER_SEND_METRICS: "false",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
});

const rows: Row[] = [];
for (const { name, command } of CHECKS) timed(name, () => check(command));
timed("tests", test);
for (const { name, command } of BUILDS) timed(name, () => check(command));
summarise();

function timed(name: string, work: () => Count) {
  console.log(`\n── ${name}`);
  const begun = performance.now();
  const count = work();
  rows.push({ name, ...count, seconds: (performance.now() - begun) / 1000 });
}

/** Quiet when all is well; everything the tool said when not. */
function check(command: string): Count {
  const { status, stdout, stderr, error } = spawnSync(command, { shell: true, encoding: "utf8", maxBuffer: 1 << 26 });
  if (status === 0) return { passed: 1, failed: 0 };
  console.log(`$ ${command}\n${stdout}${stderr}${error ?? ""}`);
  return { passed: 0, failed: 1 };
}

function test(): Count {
  const folder = mkdtempSync(join(tmpdir(), "zapin-test-"));
  const report = join(folder, "report.json");
  const command = `vitest run --reporter=default --reporter=json --outputFile.json=${report}`;
  const { status } = spawnSync(command, { shell: true, stdio: "inherit" });
  const count = existsSync(report) ? countTests(readFileSync(report, "utf8")) : { passed: 0, failed: 0 };
  rmSync(folder, { recursive: true });
  // A run can fail with no failed test: an error nobody caught, a file with no tests in it.
  return status !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

function countTests(json: string): Count {
  const report: {
    numPassedTests: number;
    numFailedTests: number;
    testResults: { status: string; assertionResults: unknown[] }[];
  } = JSON.parse(json);
  const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

function summarise() {
  console.log("");
  for (const { name, passed, failed, seconds } of rows) {
    const figures = `${passed} passed${failed ? `, ${failed} FAILED` : ""}`;
    console.log(`${failed ? "✗" : "✓"} ${name.padEnd(20)} ${figures.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s`);
  }
  const total = (side: "passed" | "failed") => rows.reduce((sum, row) => sum + row[side], 0);
  process.exitCode = total("failed") > 0 ? 1 : 0;
  console.log(`\n${total("passed")} passed, ${total("failed")} failed`);
}
