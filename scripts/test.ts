import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { installChromium } from "./install-chromium.ts";

// What `npm test` runs. The last line says how much passed; each check that is not a test counts as one. Builds come first,
// since tests use them; what only reads the source has the time in which the tests wait.

interface Check {
  name: string;
  command: string;
}

interface Count {
  passed: number;
  failed: number;
  /** What a check complained of. */
  complaint?: string;
}

interface Row extends Count {
  name: string;
  seconds: number;
}

const TYPES = "wrangler types --include-runtime=false --strict-vars=false";

const FOLDER = mkdtempSync(join(tmpdir(), "zapin-test-"));

const BUILDS: Check[] = [
  { name: "dashboard build", command: "node scripts/build-dashboard.ts" },
  { name: "worker build", command: `wrangler deploy --dry-run --outdir ${FOLDER}` },
];

const CHECKS: Check[] = [
  { name: "format and lint", command: "biome check --error-on-warnings ." },
  { name: "floating promises", command: "oxlint --type-aware" },
  { name: "types (workers)", command: "tsc -p tsconfig.json" },
  { name: "types (node)", command: "tsc -p tsconfig.node.json" },
  { name: "bindings' types", command: `${TYPES} --check env.d.ts` },
];

Object.assign(process.env, {
  PATH: `${join(import.meta.dirname, "../node_modules/.bin")}:${process.env.PATH}`,
  WRANGLER_SEND_METRICS: "false",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
});

installChromium();
try {
  console.log("\n── builds");
  const builds = await Promise.all(BUILDS.map((build) => timed(build.name, () => check(build.command))));
  const script = join(FOLDER, "index.js");
  if (existsSync(script)) process.env.ZAPIN_WORKER_SCRIPT = script;
  console.log("\n── tests, and checks beside them");
  const [tests, checks] = await Promise.all([timed("tests", test), inTurn(CHECKS)]);
  summarise([...checks, ...builds, tests]);
} finally {
  rmSync(FOLDER, { recursive: true });
}

/** One after the other, and after whatever else wants a core: a test must not wait for a linter. */
async function inTurn(checks: readonly Check[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, command } of checks) rows.push(await timed(name, () => check(`nice -n 15 ${command}`)));
  return rows;
}

async function timed(name: string, work: () => Promise<Count>): Promise<Row> {
  const begun = performance.now();
  const count = await work();
  return { name, ...count, seconds: (performance.now() - begun) / 1000 };
}

/** Quiet when all is well. When not, everything the tool said is shown after the tests, whose own words would bury it. */
async function check(command: string): Promise<Count> {
  const child = spawn(command, { shell: true, stdio: ["ignore", "pipe", "pipe"] });
  const [said, complained, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close") as Promise<[number | null]>,
  ]);
  if (status === 0) return { passed: 1, failed: 0 };
  return { passed: 0, failed: 1, complaint: `$ ${command}\n${said}${complained}` };
}

async function test(): Promise<Count> {
  const report = join(FOLDER, "report.json");
  const command = `vitest run --reporter=default --reporter=json --outputFile.json=${report}`;
  const [status] = (await once(spawn(command, { shell: true, stdio: "inherit" }), "close")) as [number | null];
  const count = existsSync(report) ? countTests(readFileSync(report, "utf8")) : { passed: 0, failed: 0 };
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

function summarise(rows: readonly Row[]) {
  for (const { complaint } of rows) if (complaint) console.log(`\n${complaint}`);
  console.log("");
  for (const { name, passed, failed, seconds } of rows) {
    const figures = `${passed} passed${failed ? `, ${failed} FAILED` : ""}`;
    console.log(`${failed ? "✗" : "✓"} ${name.padEnd(20)} ${figures.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s`);
  }
  const total = (side: "passed" | "failed") => rows.reduce((sum, row) => sum + row[side], 0);
  process.exitCode = total("failed") > 0 ? 1 : 0;
  console.log(`\n${total("passed")} passed, ${total("failed")} failed`);
}
