import { setTimeout as sleep } from "node:timers/promises";
import type { Player } from "./cast.ts";
import { makeUsual, PROBE, type TrafficScene } from "./traffic.ts";

/** A call that hangs when the storm ends still takes its whole time limit. */
const LAST_CALLS_MS = 12_000;
const ASK_AGAIN_MS = 100;
const GIVES_UP_MS = 70_000;

/** How long every number takes to be answered as usual in every isolate, and how long it was told to wait. */
export async function recover(scene: TrafficScene): Promise<{ tookMs: number; mayTakeMs: number }> {
  const began = performance.now();
  const { gateways } = scene.stage.cluster;
  const pairs = scene.cast.players.flatMap((player) => gateways.map((gateway) => ({ player, gateway })));
  const told = await Promise.all(pairs.map((pair) => untilAnswered(scene, pair)));
  return { tookMs: Math.round(performance.now() - began), mayTakeMs: Math.max(...told) * 1_000 + LAST_CALLS_MS };
}

/** The longest `Retry-After`, in seconds, that was told before the first good answer. */
async function untilAnswered(
  scene: TrafficScene,
  { player, gateway }: { player: Player; gateway: string },
): Promise<number> {
  const giveUp = performance.now() + GIVES_UP_MS;
  let longest = 0;
  while (performance.now() < giveUp) {
    const answer = await makeUsual(scene, { gateway, player, usual: PROBE });
    if (answer?.status === PROBE.status) break;
    longest = Math.max(longest, Number(answer?.retryAfter ?? 0));
    await sleep(ASK_AGAIN_MS);
  }
  return longest;
}
