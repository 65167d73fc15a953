import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CorePlan, planCores } from "./cores.ts";
import { type Gateway, startGateway } from "./gateway/start.ts";
import type { LoadSite } from "./load/generate.ts";
import { startBare, startFastify, startObjectPerCall } from "./peers/start.ts";
import { stopAllChildren } from "./processes.ts";
import { startUpstream, type Upstream } from "./start-upstream.ts";
import type { System } from "./system.ts";

/** Everything a scenario measures with: all systems up, in front of one upstream. */
export interface Stage {
  quick: boolean;
  cores: CorePlan;
  site: LoadSite;
  upstream: Upstream;
  bare: System;
  objectPerCall: System;
  fastify: System;
  fastifyStore: "redis" | "memory";
  /** Absent when only the peers are measured. */
  gateway: Gateway | undefined;
}

export interface StageOptions {
  quick: boolean;
  peersOnly: boolean;
}

/** Runs `use` with all systems up; whatever happens, nothing of them is left afterwards. */
export async function withStage(options: StageOptions, use: (stage: Stage) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "zapin-bench-"));
  const cleanUp = async () => {
    await stopAllChildren();
    rmSync(folder, { recursive: true, force: true });
  };
  let interrupted = false;
  const interrupt = () => {
    interrupted = true;
    void cleanUp().then(() => process.exit(130));
  };
  process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
  try {
    const stage = await startAll(options, folder);
    await use(stage);
    await stage.gateway?.close();
  } catch (error) {
    // What fails because its processes are being ended is no news.
    if (!interrupted) throw error;
    process.exitCode = 130;
  } finally {
    await cleanUp();
  }
}

async function startAll({ quick, peersOnly }: StageOptions, folder: string): Promise<Stage> {
  const cores = planCores();
  const upstream = await startUpstream(folder, cores);
  const [bare, objectPerCall, fastify, gateway] = await Promise.all([
    startBare(upstream.url, folder, cores),
    startObjectPerCall(upstream.url, folder, cores),
    startFastify(upstream.url, folder, cores),
    peersOnly ? undefined : startGateway(upstream.url, folder, cores),
  ]);
  return {
    quick,
    cores,
    site: { cores: cores.load, folder },
    upstream,
    bare,
    objectPerCall,
    fastify: fastify.system,
    fastifyStore: fastify.store,
    gateway,
  };
}

/** The systems to compare, in the order they take turns. */
export function systemsOf({ gateway, bare, objectPerCall, fastify }: Stage): System[] {
  const peers = [bare, objectPerCall, fastify];
  return gateway ? [gateway.system, ...peers] : peers;
}
