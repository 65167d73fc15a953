import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWorker } from "../../../local/build-worker.ts";

/** Builds the worker once for all files of a run, unless whoever runs them has built it. */
export default async function setup() {
  if (process.env.ZAPIN_WORKER_SCRIPT) return undefined;
  const folder = await mkdtemp(join(tmpdir(), "zapin-worker-"));
  process.env.ZAPIN_WORKER_SCRIPT = await buildWorker(folder);
  return () => rm(folder, { recursive: true });
}
