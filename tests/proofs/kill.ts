import { setTimeout as sleep } from "node:timers/promises";
import { addCaller, type Caller } from "../node/support/outage/caller.ts";
import { createKeyedSends, type KeyedSends } from "../node/support/outage/keyed-sends.ts";
import { startLoad } from "../node/support/outage/load.ts";
import { connectionState, sendText, unknownInstance } from "../node/support/outage/mix.ts";
import { createRandom, type Random } from "../node/support/outage/random.ts";
import { type Stage, startStage } from "../node/support/outage/stage.ts";
import { type Lag, watchLag } from "./chaos/lag.ts";
import { checkBooks, checkEvents, checkLimit, checkSends, type Kill } from "./kill-checks.ts";
import { createVerdict, type Proof, type ProofResult } from "./proof.ts";

/**
 * `tightLimit` is what the nearly exhausted tenant may send: enough for leases, too little for the load. A send that a
 * kill has caught is given up by its guard after two minutes; only the full size waits for that.
 */
const SIZES = {
  reduced: { rounds: 2, perSecond: 40, leastMs: 3_000, mostMs: 5_000, tightLimit: 100, waitForEndMs: 2_000 },
  full: { rounds: 10, perSecond: 60, leastMs: 3_000, mostMs: 8_000, tightLimit: 600, waitForEndMs: 150_000 },
} as const;

const ISOLATES = 2;
const LONGEST_DELAY_MS = 400;
/** Of so many calls one is the rare caller's. */
const RARE = 40;

export const kill: Proof = {
  name: "workerd killed: calls",
  promise:
    "workerd killed under load: the books agree, at most 2 s of events are missing, no send is lost or made twice, no limit is passed.",
  async run(size, seed, log) {
    const stage = await startStage({ isolates: ISOLATES, timeScale: 1 });
    const lag = watchLag(stage.cluster.gateways);
    try {
      return await prove({ stage, lag, size: SIZES[size], random: createRandom(seed), log });
    } finally {
      lag.stop();
      await stage.dispose();
    }
  },
};

interface Scene {
  stage: Stage;
  lag: Lag;
  size: (typeof SIZES)[keyof typeof SIZES];
  random: Random;
  log: (line: string) => void;
}

interface Cast {
  roomy: Caller;
  /** At its limit before the end. */
  tight: Caller;
  /** Calls until the first kill and then never again: what it is owed must arrive without its help. */
  silent: Caller;
  /** Calls now and then and is refused: no credit moves, so only the clock takes its events to the ledger. */
  rare: Caller;
}

async function prove(scene: Scene): Promise<ProofResult> {
  const { stage, size, lag } = scene;
  const { postgres } = stage.cluster;
  const cast = await addCast(stage, size.tightLimit);
  const sends = createKeyedSends(stage.client);
  const kills = await killRepeatedly(scene, cast, sends);

  const verdict = createVerdict();
  const answers = stage.client.answers.filter(({ tenantId, replayed }) => tenantId && !replayed);
  const ledgers = { postgres, operator: stage.operator, accounts: Object.values(cast) };
  const figures = {
    kills: kills.length,
    calls: answers.length,
    replays: stage.client.answers.filter(({ replayed }) => replayed).length,
    ...(await checkEvents({ postgres, answers, kills, lagMs: lag.longestMs }, verdict)),
    longestLagMs: lag.longestMs,
    ...(await checkBooks(ledgers, verdict)),
    ...checkSends({ sends: sends.all, server: stage.server, mayBeHeld: size === SIZES.reduced }, verdict),
    ...checkLimit({ server: stage.server, answers, caller: cast.tight, limit: size.tightLimit }, verdict),
  };
  return { figures, violations: verdict.violations };
}

async function addCast(stage: Stage, tightLimit: number): Promise<Cast> {
  const roomy = await stage.operator.addTenant();
  const tight = await stage.operator.addTenant({ limits: { message_send: tightLimit } });
  return {
    roomy: await addCaller(stage, roomy, "live"),
    tight: await addCaller(stage, tight, "live"),
    silent: await addCaller(stage, tight, "test"),
    rare: await addCaller(stage, await stage.operator.addTenant(), "test"),
  };
}

/** Load without a pause, and workerd ended in the midst of it when the seed says so. */
async function killRepeatedly(scene: Scene, cast: Cast, sends: KeyedSends): Promise<Kill[]> {
  const { stage, size, random, log } = scene;
  const kills: Kill[] = [];
  const load = startLoad(size.perSecond, (index) => callSomething(scene, { cast, sends, index, kills }));
  try {
    for (let round = 1; round <= size.rounds; round++) {
      await sleep(random.between(size.leastMs, size.mostMs));
      const at = Date.now();
      await stage.cluster.kill();
      kills.push({ at, goneAt: Date.now() });
      await stage.cluster.restart();
      log(`round ${round} of ${size.rounds}: ${stage.client.answers.length} calls answered`);
    }
    await sleep(size.leastMs);
  } finally {
    const patience = setTimeout(sends.giveUp, size.waitForEndMs);
    await load.stop();
    clearTimeout(patience);
  }
  return kills;
}

interface Moment {
  cast: Cast;
  sends: KeyedSends;
  index: number;
  kills: readonly Kill[];
}

/** Half of the calls are keyed sends, most of them underway when a kill comes; the rest are plain sends and reads. */
async function callSomething({ stage, random }: Scene, { cast, sends, index, kills }: Moment): Promise<void> {
  const gateway = random.pick(stage.cluster.gateways);
  const delay = random.between(0, LONGEST_DELAY_MS);
  const busy = random.pick(kills.length === 0 ? [cast.roomy, cast.tight, cast.silent] : [cast.roomy, cast.tight]);
  const isRare = index % RARE === 0;
  if (!isRare && index % 2 === 0 && busy.mode === "live") {
    return sends.make({ gateway, caller: busy, key: `order-${index}`, delay });
  }
  const usual = index % 4 === 1 ? sendText : connectionState;
  const ask = isRare ? unknownInstance.ask(cast.rare) : usual.ask(busy);
  await stage.client.call({ gateway, ...ask }).catch(() => {}); // cut off by a kill, and not repeated
}
