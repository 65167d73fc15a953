import { rm } from "node:fs/promises";
import { join } from "node:path";
import { StartError } from "./ports.ts";
import { readState, writeState } from "./state-file.ts";

interface Holder {
  pid: number;
  gatewayUrl: string;
  since: string;
}

/** How long a start may take before its gateway answers. */
const STARTING_MS = 60_000;

const lockPath = (stateDir: string) => join(stateDir, "running.json");

/** Two processes on one Postgres directory would destroy it. A lock whose process has died counts for nothing. */
export async function lockState(stateDir: string, gatewayUrl: string): Promise<void> {
  const holder = await readState<Holder>(lockPath(stateDir));
  if (holder && holder.pid !== process.pid && (await isAlive(holder))) {
    throw new StartError(`Zapin is already running here: ${holder.gatewayUrl} (process ${holder.pid}). Stop it first.`);
  }
  await writeState(lockPath(stateDir), {
    pid: process.pid,
    gatewayUrl,
    since: new Date().toISOString(),
  } satisfies Holder);
}

export async function unlockState(stateDir: string): Promise<void> {
  await rm(lockPath(stateDir), { force: true });
}

/** Not the process alone: after a reboot the number may belong to anybody. */
async function isAlive({ pid, gatewayUrl, since }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
    if (Date.now() - Date.parse(since) < STARTING_MS) return true;
    await fetch(gatewayUrl, { method: "HEAD", signal: AbortSignal.timeout(3_000) });
    return true;
  } catch {
    return false;
  }
}
