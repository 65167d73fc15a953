import { execFile } from "node:child_process";
import { readdir, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { PROJECT } from "./build-worker.ts";
import { takeTurns } from "./take-turns.ts";

const BUILD = join(PROJECT, "app/build");

const TURN = join(PROJECT, "app/.building");

/** What the dashboard is made of. Its build lies inside and is left out. */
const SOURCES = ["app", "lib"];

/** A dashboard as it is deployed: files for the browser, and the worker that makes the pages. */
export interface DashboardBuild {
  script: string;
  assets: string;
}

const BUILT: DashboardBuild = { script: join(BUILD, "worker/index.js"), assets: join(BUILD, "client") };

/** Builds the dashboard, or takes the build that is there when nothing has changed since. */
export async function buildDashboard(): Promise<DashboardBuild> {
  return takeTurns(TURN, async () => {
    if ((await newestChange()) > (await changedAt(BUILT.script))) await build();
    return BUILT;
  });
}

/** Builds it whatever is there. */
export const rebuildDashboard = (): Promise<void> => takeTurns(TURN, build);

async function build(): Promise<void> {
  await run("@remix-run/dev", "dist/cli.js", ["vite:build", "app"]);
  const output = ["--outdir", "build/worker", "--build-output-directory", "build/client"];
  await run("wrangler", "bin/wrangler.js", ["--cwd", "app", "pages", "functions", "build", "functions", ...output]);
}

async function run(name: string, script: string, parameters: string[]): Promise<void> {
  const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  try {
    const env = { ...process.env, NODE_ENV: "production" };
    await promisify(execFile)(process.execPath, [join(folder, script), ...parameters], { cwd: PROJECT, env });
  } catch (error) {
    const output = error instanceof Error && "stderr" in error ? `\n${error.stderr}` : "";
    throw new Error(`The dashboard does not build.${output}`, { cause: error });
  }
}

async function newestChange(): Promise<number> {
  const lists = await Promise.all(SOURCES.map((folder) => readdir(join(PROJECT, folder), { recursive: true })));
  const files = lists.flatMap((list, position) =>
    list
      .filter((file) => !/^(build|\.wrangler|\.building)\b/.test(file))
      .map((file) => join(PROJECT, SOURCES[position] ?? "", file)),
  );
  return Math.max(...(await Promise.all([...files, join(PROJECT, "package-lock.json")].map(changedAt))));
}

async function changedAt(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined);
  return found?.mtimeMs ?? 0;
}
