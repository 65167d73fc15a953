import { generate, saturate } from "../load/generate.ts";
import { type Stage, systemsOf } from "../stage.ts";
import type { SystemName } from "../system.ts";

/** One entry per round. */
export interface ThroughputRuns {
  perSecond: number[];
  cpuMicroseconds: number[];
}

export type Throughput = Partial<Record<SystemName, ThroughputRuns>>;

/** Requests per second at 32 connections, and the CPU time of the system's own process for each. */
export async function measureThroughput(stage: Stage): Promise<Throughput> {
  const { rounds, seconds } = stage.quick ? { rounds: 5, seconds: 1 } : { rounds: 9, seconds: 3 };
  const systems = systemsOf(stage);
  const runs: Throughput = {};
  for (const { target } of systems) {
    const warmUp = { kind: "closed", connections: 32, requests: 2_000, seconds: 3 } as const;
    await generate({ ...warmUp, targets: [target] }, stage.site);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, child, target } of systems) {
      const before = child.cpuMicroseconds();
      const { requests, perSecond } = await saturate(target, seconds, stage.site);
      const run = runs[name] ?? { perSecond: [], cpuMicroseconds: [] };
      runs[name] = run;
      run.perSecond.push(perSecond);
      run.cpuMicroseconds.push((child.cpuMicroseconds() - before) / requests);
    }
  }
  return runs;
}
