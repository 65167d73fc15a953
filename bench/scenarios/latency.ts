import { expectOnlyCreated, generate } from "../load/generate.ts";
import { type Stage, systemsOf } from "../stage.ts";
import { quantile } from "../statistics.ts";
import type { SystemName } from "../system.ts";

/** Milliseconds; one entry per round. */
export interface LatencyRuns {
  p50: number[];
  p99: number[];
}

export type Latency = Partial<Record<SystemName, LatencyRuns>>;

const CONNECTIONS = 64;

/** How long a send takes while `rate` of them per second are offered, whether or not the system keeps up. */
export async function measureLatency(stage: Stage, rate: number): Promise<Latency> {
  const { rounds, seconds, warmUpSeconds } = stage.quick
    ? { rounds: 5, seconds: 0.7, warmUpSeconds: 0.2 }
    : { rounds: 11, seconds: 3, warmUpSeconds: 0.5 };
  // In a hurry only what has a limit to keep is measured.
  const systems = systemsOf(stage).filter(({ name }) => !stage.quick || name === "gateway" || name === "bare");
  const runs: Latency = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, target } of systems) {
      const pace = { rate, seconds, warmUpSeconds, connections: CONNECTIONS, spin: stage.cores.loadAlone };
      const outcome = await generate({ kind: "open", target, ...pace }, stage.site);
      if (name === "gateway" || name === "bare") expectOnlyCreated(outcome, target);
      const run = runs[name] ?? { p50: [], p99: [] };
      runs[name] = run;
      run.p50.push(quantile(outcome.latencies, 0.5));
      run.p99.push(quantile(outcome.latencies, 0.99));
    }
  }
  return runs;
}
