import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

export const PROJECT = join(import.meta.dirname, "..");

const WRANGLER = join(dirname(createRequire(import.meta.url).resolve("wrangler/package.json")), "bin/wrangler.js");

/** Bundles the worker exactly as a deployment would and returns the path of the script. */
export async function buildWorker(directory: string): Promise<string> {
  const parameters = [WRANGLER, "deploy", "--dry-run", "--outdir", directory];
  try {
    await promisify(execFile)(process.execPath, parameters, { cwd: PROJECT });
  } catch (error) {
    const output = error instanceof Error && "stderr" in error ? `\n${error.stderr}` : "";
    throw new Error(`The worker does not build.${output}`, { cause: error });
  }
  return join(directory, "index.js");
}
