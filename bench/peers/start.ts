import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { reservePort } from "../../local/ports.ts";
import type { CorePlan } from "../cores.ts";
import { listeningPort } from "../listening-port.ts";
import { firstLine, startChild } from "../processes.ts";
import { findProgram } from "../programs.ts";
import type { System } from "../system.ts";
import { startWorkerd, type WorkerService } from "../workerd.ts";

const PATH = "/v1/message/sendText/toko";
const API_KEY = "zpn_live_4vxq7mk2rj5ndw3hcb6ytgf2zpsae7ul4oi3q5xm";
const INSTANCE_TOKEN = "5D0C7A1E-93B4-4E2F-8A6D-2B7F1C9E0D34";
const COMPATIBILITY_DATE = "2026-11-01";

export async function startBare(upstream: string, folder: string, cores: CorePlan): Promise<System> {
  const service = peerService({ name: "bare", file: "bare.js" }, upstream);
  return { name: "bare", label: "bare pass-through", ...(await startPeer(service, folder, cores)) };
}

export async function startObjectPerCall(upstream: string, folder: string, cores: CorePlan): Promise<System> {
  const objects = [{ binding: "COUNTER", className: "Counter" }];
  const service = { ...peerService({ name: "objectPerCall", file: "object-per-call.js" }, upstream), objects };
  return { name: "objectPerCall", label: "object per call", ...(await startPeer(service, folder, cores)) };
}

/** The bare worker with the first `steps` of what a gateway must ask of the runtime. */
export function startMinimal(steps: number, upstream: string, { folder, cores }: { folder: string; cores: CorePlan }) {
  const service = peerService({ name: `minimal-${steps}`, file: "minimal.js" }, upstream);
  return startPeer({ ...service, text: { ...service.text, STEPS: String(steps) } }, folder, cores);
}

/** With Debian's Redis when it is installed; it runs beside the gateway's core, which favours this peer. */
export async function startFastify(upstream: string, folder: string, cores: CorePlan) {
  const redisPort = await startRedis(folder, cores);
  const child = startChild(process.execPath, [join(import.meta.dirname, "fastify.ts")], {
    cores: cores.server,
    log: join(folder, "fastify.log"),
    env: { NODE_ENV: "production", UPSTREAM: upstream, API_KEY, INSTANCE_TOKEN, REDIS_PORT: redisPort },
  });
  const target = { port: await listeningPort(child), path: PATH, key: API_KEY };
  const store = redisPort ? ("redis" as const) : ("memory" as const);
  const system: System = { name: "fastify", label: `Fastify (${store})`, child, target };
  return { system, store };
}

function peerService({ name, file }: { name: string; file: string }, upstream: string): WorkerService {
  return {
    name,
    modules: [join(import.meta.dirname, file)],
    compatibilityDate: COMPATIBILITY_DATE,
    compatibilityFlags: [],
    text: { UPSTREAM: upstream, API_KEY, INSTANCE_TOKEN },
    objects: [],
  };
}

async function startPeer(service: WorkerService, folder: string, cores: CorePlan) {
  const { child, ports } = await startWorkerd([service], { folder: join(folder, service.name), cores: cores.server });
  return { child, target: { port: ports.get(service.name) ?? 0, path: PATH, key: API_KEY } };
}

/** The port, or an empty text when there is no Redis here. */
async function startRedis(folder: string, cores: CorePlan): Promise<string> {
  const program = findProgram("redis-server");
  if (!program) return "";
  const home = join(folder, "redis");
  mkdirSync(home);
  const port = String(await reservePort());
  const child = startChild(
    program,
    ["--port", port, "--bind", "127.0.0.1", "--dir", home, "--save", "", "--appendonly", "no"],
    { cores: cores.rest, log: join(folder, "redis.log") },
  );
  await firstLine(child, 1, (line) => line.includes("Ready to accept connections") || undefined);
  return port;
}
