import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { unstable_readConfig } from "wrangler";
import { PROJECT } from "../../local/build-worker.ts";

const WRANGLER = join(dirname(createRequire(import.meta.url).resolve("wrangler/package.json")), "bin/wrangler.js");
const DOCUMENTS = /worker\/(v1\/routes\/schemas\/|reference\/(document|components|management|v1-))/;

/** The part of esbuild's metafile that says who imports whom, and how. */
interface Metafile {
  inputs: Record<string, { imports: { path: string; kind: string; original?: string }[] }>;
}

const ALIASES: Record<string, string> = unstable_readConfig({ config: join(PROJECT, "wrangler.toml") }).alias ?? {};

let folder: string;
let inputs: Metafile["inputs"];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "zapin-bundle-"));
  const metafile = join(folder, "meta.json");
  const parameters = [WRANGLER, "deploy", "--dry-run", "--minify", "--outdir", folder, `--metafile=${metafile}`];
  await promisify(execFile)(process.execPath, parameters, { cwd: PROJECT });
  inputs = (JSON.parse(await readFile(metafile, "utf8")) as Metafile).inputs;
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What is evaluated when the worker starts; with `kinds`, also what is loaded later. */
function reachable(kinds: readonly string[]): string[] {
  const entry = Object.keys(inputs).find((path) => path.endsWith("worker/index.ts")) ?? "";
  const seen = new Set([entry]);
  for (const path of seen) {
    for (const { path: imported, kind } of inputs[path]?.imports ?? []) if (kinds.includes(kind)) seen.add(imported);
  }
  return [...seen];
}

/** Compressed. What could still be taken out stands in docs/decisions/0007-replacements-in-the-bundle.md. */
const LIMIT_KB = 450;

const packageOf = (path: string) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? "zapin";

it("is no larger than an isolate should parse", async () => {
  const kilobytes = gzipSync(await readFile(join(folder, "index.js"))).length / 1024;
  console.log(`The worker: ${kilobytes.toFixed(1)} KB gzip`);
  expect(kilobytes).toBeLessThanOrEqual(LIMIT_KB);
});

it("holds nothing of the reference: /openapi.json is a static asset", () => {
  const ever = reachable(["import-statement", "require-call", "dynamic-import"]);
  expect(ever).toContainEqual(expect.stringMatching(/worker\/reference\/index\.ts$/));
  expect(ever.filter((path) => DOCUMENTS.test(path))).toEqual([]);
});

it("evaluates nothing of sign-in and mail for a call to the gateway, and has both in the bundle", () => {
  const signIn = /node_modules\/better-auth\/|worker\/(auth|mail)\//;
  const atStart = reachable(["import-statement", "require-call"]);
  expect(atStart).toContainEqual(expect.stringMatching(/worker\/dashboard-door\.ts$/));
  expect(atStart.filter((path) => signIn.test(path))).toEqual([]);
  const ever = reachable(["import-statement", "require-call", "dynamic-import"]);
  expect(ever.filter((path) => signIn.test(path)).length).toBeGreaterThan(50);
});

it("evaluates nothing of tracing until something is traced", () => {
  const tracing = /worker\/telemetry\//;
  expect(reachable(["import-statement", "require-call"]).filter((path) => tracing.test(path))).toEqual([]);
  const ever = reachable(["import-statement", "require-call", "dynamic-import"]);
  expect(ever.filter((path) => tracing.test(path)).length).toBeGreaterThan(4);
});

it("replaces a module of the package that is meant, and of no other", () => {
  const replaced = Object.entries(inputs).flatMap(([importer, { imports }]) =>
    imports
      .filter(({ path, original }) => original && original in ALIASES && path === ALIASES[original]?.replace("./", ""))
      .map(({ original }) => `${original} in ${packageOf(importer)}`),
  );
  // Names of packages are theirs wherever they stand; paths within one are not.
  const within = [...new Set(replaced)].filter((found) => /^\.\.?\//.test(found));
  expect(within.sort()).toEqual([
    "../../env/color-depth.mjs in @better-auth/core",
    "../../relations.js in drizzle-orm",
    "../core/json-schema-processors.js in zod",
    "../core/to-json-schema.js in zod",
    "../oauth2/refresh-access-token.mjs in @better-auth/core",
    "../relations.js in drizzle-orm",
    "./V2Coercion.js in stripe",
    "./atomic-fallback.mjs in @better-auth/core",
    "./autoPagination.js in stripe",
    "./color-depth.mjs in @better-auth/core",
    "./columns/all.js in drizzle-orm",
    "./database-index.mjs in @better-auth/core",
    "./memoizer.js in zod",
    "./openapi.mjs in better-call",
    "./otp/index.mjs in better-auth",
    "./rate-limiter/index.mjs in better-auth",
    "./refresh-access-token.mjs in @better-auth/core",
    "./routes/account.mjs in better-auth",
    "./routes/error.mjs in better-auth",
    "./routes/sign-up.mjs in better-auth",
    "./routes/update-session.mjs in better-auth",
    "./routes/update-user.mjs in better-auth",
    "./schema-check.mjs in @better-auth/core",
    "./schema-diff.mjs in @better-auth/core",
    "./view.js in drizzle-orm",
  ]);
  const names = Object.keys(ALIASES).filter((name) => !name.startsWith("."));
  expect(names.filter((name) => !replaced.some((found) => found.startsWith(`${name} in `)))).toEqual([]);
});

it("lets the worker answer before any file is looked up", () => {
  expect(unstable_readConfig({ config: join(PROJECT, "wrangler.toml") }).assets).toMatchObject({
    binding: "ASSETS",
    run_worker_first: true,
  });
});
