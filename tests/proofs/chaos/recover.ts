import { setTimeout as sleep } from "node:timers/promises";
import type { Player } from "./cast.ts";
import { type Lag, STALLED_MS } from "./lag.ts";
import { makeUsual, PROBE, type TrafficScene } from "./traffic.ts";

/** How a failure ended for those who do as they are told. */
export interface Recovery {
  /** Until every number was answered as usual in every isolate. */
  tookMs: number;
  /** How often one of them had to wait for what it was told, at most. */
  intervals: number;
  /** Waits that say nothing, since this machine itself stood still meanwhile. */
  stalls: number;
  /** The longest `Retry-After` that was told, in seconds. */
  toldS: number;
}

/** While somebody's call examines a server, others are told to come back in a second: that is no interval of its own. */
const EXAMINED_S = 1;
const MOST_ASKS = 20;

type Scene = TrafficScene & { lag: Lag };

/** Asks for every number in every isolate, and again after as long as the answer says. */
export async function recover(scene: Scene): Promise<Recovery> {
  const began = performance.now();
  const { gateways } = scene.stage.cluster;
  const pairs = scene.cast.players.flatMap((player) => gateways.map((gateway) => ({ player, gateway })));
  const all = await Promise.all(pairs.map((pair) => untilAnswered(scene, pair)));
  return {
    tookMs: Math.round(performance.now() - began),
    intervals: Math.max(...all.map(({ intervals }) => intervals)),
    stalls: all.reduce((total, { stalls }) => total + stalls, 0),
    toldS: Math.max(...all.map(({ toldS }) => toldS)),
  };
}

async function untilAnswered(scene: Scene, { player, gateway }: { player: Player; gateway: string }) {
  const count = { intervals: 0, stalls: 0, toldS: 0 };
  for (let ask = 0; ask < MOST_ASKS; ask += 1) {
    const readLag = scene.lag.watch();
    const answer = await makeUsual(scene, { gateway, player, usual: PROBE });
    const isStalled = readLag() >= STALLED_MS;
    if (answer?.status === PROBE.status) return count;
    const waitS = Number(answer?.retryAfter ?? 0);
    if (isStalled) count.stalls += 1;
    else if (waitS !== EXAMINED_S) count.intervals += 1;
    count.toldS = Math.max(count.toldS, waitS);
    await sleep(Math.max(EXAMINED_S, waitS) * 1_000);
  }
  return { ...count, intervals: MOST_ASKS };
}
