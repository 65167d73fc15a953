import { setTimeout as sleep } from "node:timers/promises";
import { createKeyedSends, type KeyedSends } from "../../node/support/outage/keyed-sends.ts";
import { startLoad } from "../../node/support/outage/load.ts";
import { createRandom } from "../../node/support/outage/random.ts";
import { startStage } from "../../node/support/outage/stage.ts";
import { checkBooks, checkEvents, checkLimit, type Kill } from "../kill-checks.ts";
import { createVerdict, type Proof, type ProofResult, some } from "../proof.ts";
import { addCast } from "./cast.ts";
import { checkKeyedSends, checkWebhooks } from "./checks.ts";
import { createJudge, findForeign, type Judge, type Span } from "./judge.ts";
import { type MortalReceiver, startMortalReceiver } from "./mortal-receiver.ts";
import { recover } from "./recover.ts";
import { SHORT_STORMS, STORMS, type Storm, type StormScene } from "./storms.ts";
import { makeTraffic, type TrafficScene } from "./traffic.ts";

/** `waitForEndMs`: a send that a kill has caught is given up by its guard after two minutes. */
const SIZES = {
  reduced: { storms: SHORT_STORMS, perSecond: 30, calmMs: 1_500, stormMs: 3_000, tightLimit: 100, waitForEndMs: 5_000 },
  full: { storms: STORMS, perSecond: 40, calmMs: 3_000, stormMs: 6_000, tightLimit: 300, waitForEndMs: 150_000 },
} as const;

const ISOLATES = 2;
/** Upstream calls are given up after 12 s at most, and deliveries repeated after a second, a minute, six minutes. */
const WORKER_TIME_SCALE = 0.2;
const DELIVERED_WITHIN_MS = 120_000;

export const chaos: Proof = {
  name: "chaos",
  promise:
    "Mixed traffic of several tenants while every part fails in turn: nothing is lost, sent twice, over-admitted or shown to another, and all is well again within one retry interval.",
  async run(size, seed, log) {
    const receiver = await startMortalReceiver();
    const bindings = { TIME_SCALE: String(WORKER_TIME_SCALE) };
    const stage = await startStage({ isolates: ISOLATES, timeScale: 0.1, bindings });
    try {
      const cast = await addCast(stage, receiver, SIZES[size].tightLimit);
      const sends = createKeyedSends(stage.client);
      const scene = { stage, cast, sends, random: createRandom(seed), judge: createJudge(), receiver, kills: [], log };
      return await prove(scene, SIZES[size]);
    } finally {
      await stage.dispose();
      await receiver.die();
    }
  },
};

interface Scene extends TrafficScene, StormScene {
  receiver: MortalReceiver;
  kills: Kill[];
  log: (line: string) => void;
}

type Size = (typeof SIZES)[keyof typeof SIZES];

async function prove(scene: Scene, size: Size): Promise<ProofResult> {
  const { stage, cast, sends, judge, receiver, kills, log } = scene;
  const verdict = createVerdict();
  const slowestMs = await weather(scene, size, verdict);

  log("the traffic is over; the books are compared");
  const answers = stage.client.answers.filter(({ tenantId, replayed }) => tenantId && !replayed);
  const { postgres } = stage.cluster;
  const ledgers = { postgres, operator: stage.operator, accounts: cast.players };
  const counted = await checkEvents({ postgres, answers, kills }, verdict);
  const books = await checkBooks(ledgers, verdict);
  const hooks = await checkWebhooks({ stage, receiver, cast, kills, withinMs: DELIVERED_WITHIN_MS }, verdict);
  const keyed = checkKeyedSends({ sends: sends.all, stage, cast, mayBeHeld: size === SIZES.reduced }, verdict);
  const limit = checkLimit({ server: stage.server, answers, caller: cast.tight, limit: size.tightLimit }, verdict);
  const foreign = findForeign(cast, stage.client.answers);
  verdict.must(judge.wrong.length === 0, `wrong answers: ${some(judge.wrong)}`);
  verdict.must(judge.unanswered.length === 0, `calls without an answer: ${some(judge.unanswered)}`);
  verdict.must(foreign.length === 0, `answers show what is another's: ${some(foreign)}`);
  const figures = {
    requests: stage.client.answers.length,
    wrongAnswers: judge.wrong.length + judge.unanswered.length,
    lost: hooks.eventsLost + keyed.keysLost,
    duplicated: hooks.repeatsWithout,
    duplicatedByACrash: hooks.repeatsByCrash,
    overAdmitted: limit.overAdmitted,
    crossTenant: foreign.length + hooks.foreignEvents + keyed.foreignSends,
    sendsTwicePerKey: keyed.keysSentTwice,
    slowestRecoveryMs: slowestMs,
    kills: kills.length,
    storms: size.storms.length,
    webhookEvents: hooks.events,
    keyedSends: keyed.keyedSends,
    sent: keyed.sent,
    outcomeUnknown: keyed.unknown,
    oldestMissingMs: counted.oldestMissingMs,
    brokenBooks: books.brokenBooks,
    tightAccepted: limit.tightAccepted,
  };
  return { figures, violations: verdict.violations };
}

/** One storm after the other, the traffic never pausing. The longest time until all was well again, in ms. */
async function weather(scene: Scene, size: Size, verdict: ReturnType<typeof createVerdict>): Promise<number> {
  const { stage, sends, log } = scene;
  const load = startLoad(size.perSecond, (index) => makeTraffic(scene, index));
  let slowestMs = 0;
  try {
    for (const storm of size.storms) {
      await sleep(size.calmMs);
      const { tookMs, mayTakeMs } = await weatherOne(scene, storm, size.stormMs);
      slowestMs = Math.max(slowestMs, tookMs);
      verdict.must(tookMs <= mayTakeMs, `${storm.name}: recovered only after ${tookMs} ms`);
      log(`${storm.name}: well again after ${tookMs} ms; ${stage.client.answers.length} calls answered`);
    }
    await sleep(size.calmMs);
  } finally {
    await endLoad(load, { sends, waitForEndMs: size.waitForEndMs });
  }
  return slowestMs;
}

const SPANS: Readonly<Record<Storm["strikes"], ((judge: Judge) => Span) | undefined>> = {
  upstream: ({ upstream }) => upstream,
  gateway: ({ gateway }) => gateway,
  neither: undefined,
};

async function weatherOne(scene: Scene, storm: Storm, stormMs: number) {
  const { judge } = scene;
  const span = SPANS[storm.strikes]?.(judge);
  span?.begin();
  const lift = await storm.begin(scene);
  await sleep(stormMs);
  await lift();
  const recovery = await recover(scene);
  span?.end();
  return recovery;
}

async function endLoad(
  load: ReturnType<typeof startLoad>,
  { sends, waitForEndMs }: { sends: KeyedSends; waitForEndMs: number },
): Promise<void> {
  const patience = setTimeout(sends.giveUp, waitForEndMs);
  await load.stop();
  clearTimeout(patience);
}
