import { globSync, statSync } from "node:fs";
import { join } from "node:path";
import { runChild } from "../processes.ts";

const ROOT = join(import.meta.dirname, "../..");
const BUILT = join(ROOT, "dist/index.js");
const SOURCES = ["{worker,durable,db,lib}/**/*.{ts,json}", "wrangler.toml", "package-lock.json"];

export const WRANGLER_CONFIG = join(ROOT, "wrangler.toml");

/** Builds the worker as a deployment would, unless that was done after the last change. Returns the built file. */
export async function buildWorker(folder: string, cores: string): Promise<string> {
  if (isFresh()) return BUILT;
  const wrangler = join(ROOT, "node_modules/wrangler/bin/wrangler.js");
  const args = ["deploy", "--dry-run", "--config", WRANGLER_CONFIG, "--outdir", join(ROOT, "dist")];
  const log = join(folder, "wrangler.log");
  await runChild(process.execPath, [wrangler, ...args], { cores, log, env: { WRANGLER_SEND_METRICS: "false" } });
  return BUILT;
}

function isFresh(): boolean {
  const built = statSync(BUILT, { throwIfNoEntry: false });
  if (!built) return false;
  const changed = globSync(SOURCES, { cwd: ROOT }).map((path) => statSync(join(ROOT, path)).mtimeMs);
  return Math.max(...changed) < built.mtimeMs;
}
