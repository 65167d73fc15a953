import type { createVerdict } from "../proof.ts";
import type { Scene, Size } from "./chaos.ts";
import { type Crowd, startCrowd } from "./crowd.ts";
import type { Judge, Span } from "./judge.ts";
import { recover } from "./recover.ts";
import type { Storm } from "./storms.ts";
import { makeTraffic } from "./traffic.ts";

const CROWD = { programs: 24, pauseMs: 500 };
const LEAST_MS = 2_000;

/** One storm after the other, the traffic never pausing. */
export async function weather(scene: Scene, size: Size, verdict: ReturnType<typeof createVerdict>) {
  const { stage, log } = scene;
  const crowd = startCrowd(CROWD, (index) => makeTraffic(scene, index));
  const calm = () => crowd.linger(size.calmRounds, { leastMs: LEAST_MS, mostMs: size.mostMs });
  const recovered = { mostIntervals: 0, slowestMs: 0, stalls: 0 };
  try {
    for (const storm of size.storms) {
      await calm();
      const { tookMs, intervals, stalls, toldS } = await weatherOne(scene, { storm, crowd, size });
      recovered.mostIntervals = Math.max(recovered.mostIntervals, intervals);
      recovered.slowestMs = Math.max(recovered.slowestMs, tookMs);
      recovered.stalls += stalls;
      const may = INTERVALS[storm.strikes];
      verdict.must(intervals <= may, `${storm.name}: well again only after ${intervals} intervals, ${tookMs} ms`);
      const told = toldS > 0 ? `, told to wait ${toldS} s at most` : "";
      log(`${storm.name}: well again after ${tookMs} ms${told}; ${stage.client.answers.length} calls answered`);
    }
    await calm();
  } finally {
    await crowd.leave();
    await endSends(scene, size.waitForEndMs);
  }
  return recovered;
}

/** How often a client may have to come back: never where only parts behind the answer had failed. */
const INTERVALS: Readonly<Record<Storm["strikes"], number>> = { upstream: 1, gateway: 1, neither: 0 };

const SPANS: Readonly<Record<Storm["strikes"], ((judge: Judge) => Span) | undefined>> = {
  upstream: ({ upstream }) => upstream,
  gateway: ({ gateway }) => gateway,
  neither: undefined,
};

async function weatherOne(scene: Scene, { storm, crowd, size }: { storm: Storm; crowd: Crowd; size: Size }) {
  const span = SPANS[storm.strikes]?.(scene.judge);
  span?.begin();
  const lift = await storm.begin(scene);
  await crowd.linger(size.stormRounds, { leastMs: LEAST_MS, mostMs: size.mostMs });
  await lift();
  const recovery = await recover(scene);
  span?.end();
  return recovery;
}

async function endSends({ sends, openSends }: Scene, waitForEndMs: number): Promise<void> {
  const patience = setTimeout(sends.giveUp, waitForEndMs);
  await Promise.all(openSends);
  clearTimeout(patience);
}
