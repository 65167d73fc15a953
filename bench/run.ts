import { writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join, relative } from "node:path";
import { readArguments } from "../scripts/read-arguments.ts";
import { figuresOf } from "./figures.ts";
import type { Gateway } from "./gateway/start.ts";
import { saturator } from "./load/generate.ts";
import { systemRows } from "./report.ts";
import { provokeOverAdmission } from "./scenarios/admission.ts";
import { measureEvents } from "./scenarios/events.ts";
import { measureFloor } from "./scenarios/floor.ts";
import { measureLatency } from "./scenarios/latency.ts";
import { countOperations } from "./scenarios/operations.ts";
import { measureRelay } from "./scenarios/relay.ts";
import { measureThroughput } from "./scenarios/throughput.ts";
import { type Stage, withStage } from "./stage.ts";
import { median } from "./statistics.ts";

/**
 * npm run bench [-- --quick | --peers-only]: measures the built worker against its peers; writes results.json.
 * npm run bench -- --floor [--quick]: what is left of the bare worker's speed, promise by promise; only prints.
 */

const USAGE = `usage: npm run bench -- [--quick] [--peers-only]
       npm run bench -- --floor [--quick]`;
const RESULTS = join(import.meta.dirname, "results.json");
/** Latency is measured at this share of what the bare worker can take. */
const OFFERED_SHARE = 0.3;
/** More than the bots of any one tenant. */
const BOT_CALLS_PER_SECOND = 200;

const { values } = readArguments(USAGE, {
  options: {
    quick: { type: "boolean", default: false },
    "peers-only": { type: "boolean", default: false },
    floor: { type: "boolean", default: false },
  },
});

await withStage({ quick: values.quick, peersOnly: values["peers-only"] }, async (stage) => {
  console.log(`Load: ${saturator}, 32 connections; cores ${JSON.stringify(stage.cores)}.`);
  if (values.floor && stage.gateway) return console.table(await measureFloor(stage, stage.gateway));
  const throughput = await measureThroughput(stage);
  const offeredPerSecond = Math.round(OFFERED_SHARE * median(throughput.bare?.perSecond ?? []));
  const latency = await measureLatency(stage, offeredPerSecond);
  const systems = systemRows(stage, throughput, latency);
  console.table(systems);
  console.log(`Latency at ${offeredPerSecond} offered per second.`);
  if (!stage.gateway) return;
  await measureGateway(stage, stage.gateway, { throughput, latency, offeredPerSecond, systems });
});

async function measureGateway(
  stage: Stage,
  gateway: Gateway,
  speed: {
    throughput: Awaited<ReturnType<typeof measureThroughput>>;
    latency: Awaited<ReturnType<typeof measureLatency>>;
    offeredPerSecond: number;
    systems: ReturnType<typeof systemRows>;
  },
): Promise<void> {
  const operations = await countOperations(stage, gateway);
  const admission = await provokeOverAdmission(stage, gateway);
  const events = await measureEvents(stage, gateway);
  const relay = await measureRelay(stage, gateway, BOT_CALLS_PER_SECOND);
  const figures = figuresOf({ ...speed, operations, admission, events, relay });
  const details = {
    measuredAt: new Date().toISOString(),
    quick: stage.quick,
    machine: { cores: availableParallelism(), model: cpus()[0]?.model ?? "unknown", node: process.version },
    loadGenerator: saturator,
    corePlan: stage.cores,
    fastifyStore: stage.fastifyStore,
    ...speed,
    operations,
    admission,
    events,
    relay,
  };
  console.table(figures);
  console.table(operations);
  console.table(admission);
  console.table(events.operations);
  writeFileSync(RESULTS, `${JSON.stringify({ ...figures, details }, null, 2)}\n`);
  console.log(`Written to ${relative(process.cwd(), RESULTS)}.`);
}
