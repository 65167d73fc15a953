import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { unstable_readConfig } from "wrangler";
import { PROJECT } from "../../local/build-worker.ts";

const WRANGLER = join(dirname(createRequire(import.meta.url).resolve("wrangler/package.json")), "bin/wrangler.js");
const DOCUMENTS = /worker\/(v1\/routes\/schemas\/|reference\/(document|components|management|v1-))/;

/** The part of esbuild's metafile that says who imports whom, and how. */
interface Metafile {
  inputs: Record<string, { imports: { path: string; kind: string }[] }>;
}

let folder: string;
let inputs: Metafile["inputs"];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "zapin-bundle-"));
  const metafile = join(folder, "meta.json");
  const parameters = [WRANGLER, "deploy", "--dry-run", "--outdir", folder, `--metafile=${metafile}`];
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

it("evaluates nothing of the reference for a call to the gateway", () => {
  const atStart = reachable(["import-statement", "require-call"]);
  expect(atStart).toContainEqual(expect.stringMatching(/worker\/v1\/index\.ts$/));
  expect(atStart.filter((path) => DOCUMENTS.test(path))).toEqual([]);
});

it("evaluates nothing of sign-in and mail for a call to the gateway, and has both in the bundle", () => {
  const signIn = /node_modules\/better-auth\/|worker\/(auth|mail)\//;
  const atStart = reachable(["import-statement", "require-call"]);
  expect(atStart).toContainEqual(expect.stringMatching(/worker\/dashboard-door\.ts$/));
  expect(atStart.filter((path) => signIn.test(path))).toEqual([]);
  const ever = reachable(["import-statement", "require-call", "dynamic-import"]);
  expect(ever.filter((path) => signIn.test(path)).length).toBeGreaterThan(50);
});

it("has the reference in the bundle all the same", () => {
  const ever = reachable(["import-statement", "require-call", "dynamic-import"]);
  expect(ever.filter((path) => DOCUMENTS.test(path)).length).toBeGreaterThan(20);
});

it("lets the worker answer before any file is looked up", () => {
  expect(unstable_readConfig({ config: join(PROJECT, "wrangler.toml") }).assets).toMatchObject({
    binding: "ASSETS",
    run_worker_first: true,
  });
});
