import { dollarsPerMillion } from "./prices.ts";
import type { Admission } from "./scenarios/admission.ts";
import type { EventRuns } from "./scenarios/events.ts";
import type { Latency, LatencyRuns } from "./scenarios/latency.ts";
import type { Operations } from "./scenarios/operations.ts";
import type { RelayRuns } from "./scenarios/relay.ts";
import type { Throughput, ThroughputRuns } from "./scenarios/throughput.ts";
import { pairedRatio } from "./statistics.ts";
import type { SystemName } from "./system.ts";

export interface Measurements {
  throughput: Throughput;
  latency: Latency;
  operations: Operations[];
  admission: Admission;
  events: { runs: EventRuns };
  relay: RelayRuns;
}

/** The figures that this project promises to keep. Ratios are the gateway's to another system's. */
export function figuresOf({ throughput, latency, operations, admission, events, relay }: Measurements) {
  const perSecond = (name: SystemName) => runsOf<ThroughputRuns>(throughput, name).perSecond;
  const p50 = (name: SystemName) => runsOf<LatencyRuns>(latency, name).p50;
  const p99 = (name: SystemName) => runsOf<LatencyRuns>(latency, name).p99;
  // The dearer of the two rates: a promise holds for both.
  const ledgerCallsPer1000 = Math.max(...operations.map((counted) => counted.ledgerCallsPer1000));
  const rowsWrittenPer1000 = Math.max(...operations.map((counted) => counted.rowsWrittenPer1000));
  return {
    ratioToBare: round(pairedRatio(perSecond("gateway"), perSecond("bare"))),
    ratioToDurableObjectPerCall: round(pairedRatio(perSecond("gateway"), perSecond("objectPerCall"))),
    ratioToFastify: round(pairedRatio(perSecond("gateway"), perSecond("fastify"))),
    p50RatioToBare: round(pairedRatio(p50("gateway"), p50("bare"))),
    p99RatioToBare: round(pairedRatio(p99("gateway"), p99("bare"))),
    ledgerCallsPer1000: round(ledgerCallsPer1000),
    rowsWrittenPer1000: round(rowsWrittenPer1000),
    dollarsPerMillion: round(dollarsPerMillion(ledgerCallsPer1000 / 1000, rowsWrittenPer1000 / 1000)),
    overAdmitted: admission.overAdmitted,
    ...eventFigures(events.runs),
    relayP50RatioToBare: round(pairedRatio(relay.relay, relay.bare)),
  };
}

/** Ratios of p50, event by event: to the bare worker, and of the whole way to taking in alone at the bare worker. */
function eventFigures({ bare, ingest, toEndpoint, toSocket }: EventRuns) {
  return {
    ingestRatioToBare: round(pairedRatio(ingest, bare)),
    endpointRatioToBare: round(pairedRatio(toEndpoint, bare)),
    socketRatioToBare: round(pairedRatio(toSocket, bare)),
  };
}

function runsOf<Runs>(all: Partial<Record<SystemName, Runs>>, name: SystemName): Runs {
  const runs = all[name];
  if (!runs) throw new Error(`${name} was not measured.`);
  return runs;
}

function round(value: number): number {
  return Number(value.toFixed(3));
}
