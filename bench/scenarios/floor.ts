import type { Gateway } from "../gateway/start.ts";
import { generate, saturate } from "../load/generate.ts";
import { startMinimal } from "../peers/start.ts";
import type { Stage } from "../stage.ts";
import { median, pairedRatio } from "../statistics.ts";
import type { System } from "../system.ts";

/** What a gateway must ask of the runtime, in the order in which `peers/minimal.js` adds it to the bare worker. */
const STEPS = [
  "reads six of the call's headers",
  "reads the body whole, to inspect it",
  "reads the answer whole, to find key.id",
  "answers with eight headers of its own",
  "has a time limit",
  "goes on when the client leaves",
] as const;

type Rung = Omit<System, "name">;

export interface FloorRow {
  "each with those above it": string;
  "req/s": number;
  "of bare": number;
  "CPU µs/req": number;
  /** Tells the same on a busy machine too, where other programs decide how many requests there are. */
  "bare's CPU to it": number;
}

/** What is left of the bare worker's speed when it does what any gateway must, and what the gateway makes of the rest. */
export async function measureFloor(stage: Stage, gateway: Gateway): Promise<FloorRow[]> {
  const rungs = await startRungs(stage, gateway);
  const runs = rungs.map((rung) => ({ ...rung, perSecond: [] as number[], cpuMicroseconds: [] as number[] }));
  const { rounds, seconds } = stage.quick ? { rounds: 12, seconds: 1 } : { rounds: 20, seconds: 3 };
  await warmUp(rungs, stage);
  for (let round = 0; round < rounds; round += 1) {
    for (const run of runs) {
      const before = run.child.cpuMicroseconds();
      const { requests, perSecond } = await saturate(run.target, seconds, stage.site);
      run.perSecond.push(perSecond);
      run.cpuMicroseconds.push((run.child.cpuMicroseconds() - before) / requests);
    }
  }
  const bare = runs[0];
  return runs.map(({ label, perSecond, cpuMicroseconds }) => ({
    "each with those above it": label,
    "req/s": Math.round(median(perSecond)),
    "of bare": Number(pairedRatio(perSecond, bare?.perSecond ?? []).toFixed(2)),
    "CPU µs/req": Math.round(median(cpuMicroseconds)),
    "bare's CPU to it": Number(pairedRatio(bare?.cpuMicroseconds ?? [], cpuMicroseconds).toFixed(2)),
  }));
}

async function startRungs({ bare, upstream, site, cores }: Stage, gateway: Gateway): Promise<Rung[]> {
  const place = { folder: site.folder, cores };
  const minimal = STEPS.map(async (label, index) => ({
    label,
    ...(await startMinimal(index + 1, upstream.url, place)),
  }));
  const whole = { ...gateway.system, label: "knows its tenant, counts, inspects and hides: the gateway" };
  return [bare, ...(await Promise.all(minimal)), whole];
}

async function warmUp(rungs: readonly Rung[], { site }: Stage): Promise<void> {
  const load = { kind: "closed", connections: 32, requests: 2_000, seconds: 3 } as const;
  for (const { target } of rungs) await generate({ ...load, targets: [target] }, site);
}
