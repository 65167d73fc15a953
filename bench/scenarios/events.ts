import { join } from "node:path";
import type { createArrivals } from "../events/arrivals.ts";
import { type EventDoor, postEvent } from "../events/post-event.ts";
import { openSocket, startEndpoint } from "../events/receivers.ts";
import { OPEN_PLAN } from "../gateway/database.ts";
import type { Gateway } from "../gateway/start.ts";
import { dollarsPerMillion } from "../prices.ts";
import type { Stage } from "../stage.ts";
import { quantile } from "../statistics.ts";
import { startWorkerd } from "../workerd.ts";

/** Milliseconds; one p50 per round. */
export interface EventRuns {
  bare: number[];
  ingest: number[];
  toEndpoint: number[];
  toSocket: number[];
}

/** For a million events that one endpoint takes, in billed operations. */
export interface EventOperations {
  instanceCalls: number;
  instanceRows: number;
  outboxCalls: number;
  outboxRows: number;
  feedCalls: number;
  feedRows: number;
  dollars: number;
}

const COMPATIBILITY_DATE = "2026-11-01";
const MILLION = 1_000_000;

/** Taking an event in, and its way to a tenant's endpoint and socket, one event at a time, beside a bare worker. */
export async function measureEvents(stage: Stage, gateway: Gateway) {
  const { rounds, events } = stage.quick ? { rounds: 5, events: 60 } : { rounds: 11, events: 200 };
  const { management, ports } = gateway;
  const base = `http://127.0.0.1:${ports[0]}`;
  const { id, target } = await management.registerTenant(OPEN_PLAN);
  const door: EventDoor = await stage.upstream.lastWebhook();
  const bare = await startBareInbox(stage);
  const endpoint = await startEndpoint();
  await management.createEndpoint(id, endpoint.url);
  // Before anybody listens: that is how most events pass.
  const operations = await countEventOperations({ gateway, id, door, endpoint }, stage.quick ? 500 : 5_000);
  const runs: EventRuns = { bare: [], ingest: [], toEndpoint: [], toSocket: [] };
  for (let round = -1; round < rounds; round++) {
    const load = { round, events };
    const one = {
      ...(await measureBare(bare, load)),
      ...(await measureWay({ door, endpoint: endpoint.arrivals }, load)),
    };
    // The first round warms up.
    if (round >= 0) for (const name of NAMES) runs[name].push(quantile(one[name], 0.5));
  }
  const socket = await openSocket(base, target.key);
  for (let round = -1; round < rounds; round++) {
    const times = await measureSocket({ door, socket: socket.arrivals }, { round, events });
    if (round >= 0) runs.toSocket.push(quantile(times, 0.5));
  }
  socket.stop();
  endpoint.stop();
  return { runs, operations };
}

const NAMES = ["bare", "ingest", "toEndpoint"] as const;

async function startBareInbox({ site, cores }: Stage): Promise<EventDoor> {
  const service = {
    name: "objectPerEvent",
    modules: [join(import.meta.dirname, "../peers/object-per-event.js")],
    compatibilityDate: COMPATIBILITY_DATE,
    compatibilityFlags: [],
    text: {},
    objects: [{ binding: "INBOX", className: "Inbox" }],
  };
  const { ports } = await startWorkerd([service], { folder: join(site.folder, "objectPerEvent"), cores: cores.server });
  return { url: `http://127.0.0.1:${ports.get("objectPerEvent")}/`, instance: "bare", headers: {} };
}

interface Round {
  round: number;
  events: number;
}

async function measureBare(door: EventDoor, { round, events }: Round) {
  const bare: number[] = [];
  for (let index = 0; index < events; index++) {
    const began = performance.now();
    await postEvent(door, `B${round}-${index}`);
    bare.push(performance.now() - began);
  }
  return { bare };
}

type Seen = ReturnType<typeof createArrivals>;

async function measureWay({ door, endpoint }: { door: EventDoor; endpoint: Seen }, { round, events }: Round) {
  const [ingest, toEndpoint]: [number[], number[]] = [[], []];
  for (let index = 0; index < events; index++) {
    const id = `E${round}-${index}`;
    const began = performance.now();
    await postEvent(door, id);
    ingest.push(performance.now() - began);
    toEndpoint.push((await endpoint.at(id)) - began);
  }
  return { ingest, toEndpoint };
}

async function measureSocket({ door, socket }: { door: EventDoor; socket: Seen }, { round, events }: Round) {
  const toSocket: number[] = [];
  for (let index = 0; index < events; index++) {
    const id = `S${round}-${index}`;
    const began = performance.now();
    await postEvent(door, id);
    toSocket.push((await socket.at(id)) - began);
  }
  return toSocket;
}

interface Counted {
  gateway: Gateway;
  id: string;
  door: EventDoor;
  endpoint: { arrivals: Seen };
}

const SENDERS = 8;

async function countEventOperations(
  { gateway, id, door, endpoint }: Counted,
  events: number,
): Promise<EventOperations> {
  const before = await gateway.management.costs(id);
  let next = 0;
  const send = async () => {
    for (let index = next++; index < events; index = next++) {
      await postEvent(door, `C${index}`);
      await endpoint.arrivals.at(`C${index}`);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, send));
  const after = await gateway.management.costs(id);
  const perMillion = (kind: "instances" | "outboxes" | "feed", what: "calls" | "rowsWritten") =>
    Math.round(((after[kind][what] - before[kind][what]) / events) * MILLION);
  const counted = {
    instanceCalls: perMillion("instances", "calls"),
    instanceRows: perMillion("instances", "rowsWritten"),
    outboxCalls: perMillion("outboxes", "calls"),
    outboxRows: perMillion("outboxes", "rowsWritten"),
    feedCalls: perMillion("feed", "calls"),
    feedRows: perMillion("feed", "rowsWritten"),
  };
  const calls = (counted.instanceCalls + counted.outboxCalls + counted.feedCalls) / MILLION;
  const rows = (counted.instanceRows + counted.outboxRows + counted.feedRows) / MILLION;
  return { ...counted, dollars: Number(dollarsPerMillion(calls, rows).toFixed(2)) };
}
