import type { Latency } from "./scenarios/latency.ts";
import type { Throughput } from "./scenarios/throughput.ts";
import { type Stage, systemsOf } from "./stage.ts";
import { median, pairedRatio } from "./statistics.ts";

/** One row per system; medians, and ratios to the bare worker round by round. */
export function systemRows(stage: Stage, throughput: Throughput, latency: Latency) {
  const bare = throughput.bare?.perSecond ?? [];
  return systemsOf(stage).map(({ name, label }) => {
    const runs = throughput[name] ?? { perSecond: [], cpuMicroseconds: [] };
    return {
      system: label,
      "req/s": Math.round(median(runs.perSecond)),
      "of bare": Number(pairedRatio(runs.perSecond, bare).toFixed(2)),
      "CPU µs/req": Math.round(median(runs.cpuMicroseconds)),
      "p50 ms": milliseconds(latency[name]?.p50),
      "p99 ms": milliseconds(latency[name]?.p99),
    };
  });
}

function milliseconds(values: number[] | undefined): string {
  return values ? median(values).toFixed(2) : "–";
}
