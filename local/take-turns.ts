import { mkdir, rm, stat } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";

const LOOK_AGAIN_MS = 300;

/** Longer than any work that is done in turns: what is older was left behind by somebody who died. */
const STALE_MS = 180_000;

/** Runs work that two processes must not do at once; `path` is a folder that exists meanwhile. */
export async function takeTurns<T>(path: string, work: () => Promise<T>): Promise<T> {
  while (!(await claim(path))) await wait(LOOK_AGAIN_MS);
  try {
    return await work();
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}

async function claim(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > STALE_MS) await rm(path, { recursive: true, force: true });
    return false;
  }
}
