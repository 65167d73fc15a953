import { createKeyedSends } from "../../node/support/outage/keyed-sends.ts";
import { createRandom } from "../../node/support/outage/random.ts";
import { startStage } from "../../node/support/outage/stage.ts";
import { checkBooks, checkEvents, checkLimit, type Kill } from "../kill-checks.ts";
import { createVerdict, type Proof, type ProofResult, some } from "../proof.ts";
import { addCast } from "./cast.ts";
import { checkKeyedSends } from "./check-sends.ts";
import { checkWebhooks } from "./check-webhooks.ts";
import { createJudge, findForeign } from "./judge.ts";
import { type Lag, watchLag } from "./lag.ts";
import { type MortalReceiver, startMortalReceiver } from "./mortal-receiver.ts";
import { SHORT_STORMS, STORMS, type StormScene } from "./storms.ts";
import { sendToTheLimit, type TrafficScene } from "./traffic.ts";
import { weather } from "./weather.ts";

/** `waitForEndMs`: a send that a kill has caught is given up by its guard after two minutes. */
const SIZES = {
  reduced: {
    storms: SHORT_STORMS,
    calmRounds: 30,
    stormRounds: 60,
    mostMs: 6_000,
    tightLimit: 100,
    waitForEndMs: 5_000,
  },
  full: { storms: STORMS, calmRounds: 100, stormRounds: 250, mostMs: 15_000, tightLimit: 300, waitForEndMs: 150_000 },
} as const;
export type Size = (typeof SIZES)[keyof typeof SIZES];

const ISOLATES = 2;
/** Upstream calls are given up after 12 s at most, and deliveries repeated after a second, a minute, six minutes. */
const WORKER_TIME_SCALE = 0.2;
const DELIVERED_WITHIN_MS = 120_000;

export interface Scene extends TrafficScene, StormScene {
  receiver: MortalReceiver;
  kills: Kill[];
  lag: Lag;
  log: (line: string) => void;
}

export const chaos: Proof = {
  name: "chaos",
  promise:
    "Mixed traffic of several tenants while every part fails in turn: nothing is lost, sent twice, over-admitted or shown to another, and all is well again within one retry interval.",
  async run(size, seed, log) {
    const receiver = await startMortalReceiver();
    const bindings = { TIME_SCALE: String(WORKER_TIME_SCALE) };
    const stage = await startStage({ isolates: ISOLATES, timeScale: 0.1, bindings });
    const lag = watchLag(stage.cluster.gateways);
    try {
      const cast = await addCast(stage, receiver, SIZES[size].tightLimit);
      const parts = { sends: createKeyedSends(stage.client), random: createRandom(seed), judge: createJudge(lag) };
      const scene = { stage, cast, ...parts, openSends: new Set<Promise<void>>(), receiver, kills: [], lag, log };
      return await prove(scene, SIZES[size]);
    } finally {
      lag.stop();
      await stage.dispose();
      await receiver.die();
    }
  },
};

async function prove(scene: Scene, size: Size): Promise<ProofResult> {
  const { stage, cast, sends, judge, kills, lag, log } = scene;
  const verdict = createVerdict();
  const recovered = await weather(scene, size, verdict);
  await sendToTheLimit(scene, size.tightLimit);

  log("the traffic is over; the books are compared");
  const answers = stage.client.answers.filter(({ tenantId, replayed }) => tenantId && !replayed);
  const { postgres } = stage.cluster;
  const counted = await checkEvents({ postgres, answers, kills, lagMs: lag.longestMs }, verdict);
  const books = await checkBooks({ postgres, operator: stage.operator, accounts: cast.players }, verdict);
  const hooks = await checkWebhooks({ ...scene, withinMs: DELIVERED_WITHIN_MS }, verdict);
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
    mostIntervals: recovered.mostIntervals,
    slowestRecoveryMs: recovered.slowestMs,
    stalls: recovered.stalls + judge.stalled,
    kills: kills.length,
    storms: size.storms.length,
    webhookEvents: hooks.events,
    keyedSends: keyed.keyedSends,
    sent: keyed.sent,
    outcomeUnknown: keyed.unknown,
    oldestMissingMs: counted.oldestMissingMs,
    brokenBooks: books.brokenBooks,
    tightAccepted: limit.tightAccepted,
    longestLagMs: lag.longestMs,
  };
  return { figures, violations: verdict.violations };
}
