import { setTimeout as sleep } from "node:timers/promises";
import { addCaller, type Caller } from "../node/support/outage/caller.ts";
import { startLoad } from "../node/support/outage/load.ts";
import { createRandom, type Random } from "../node/support/outage/random.ts";
import { type Stage, startStage } from "../node/support/outage/stage.ts";
import { waitUntil } from "../node/support/outage/wait-until.ts";
import { type Received, type Receiver, startReceiver } from "../support/evolution/receiver.ts";
import type { Delivery } from "../support/evolution/server.ts";
import { createVerdict, type Proof, type ProofResult, some } from "./proof.ts";

const SIZES = {
  reduced: { rounds: 1, perSecond: 20, leastMs: 1_500, mostMs: 3_000 },
  full: { rounds: 10, perSecond: 40, leastMs: 2_000, mostMs: 6_000 },
} as const;

/** The Evolution server repeats an event after half a second instead of five. */
const TIME_SCALE = 0.1;
const DELIVERED_WITHIN_MS = 240_000;

export const killWebhooks: Proof = {
  name: "workerd killed: webhooks",
  promise:
    "workerd killed while events arrive: each one that was answered 2xx reaches the tenant, repeats bear the same id.",
  async run(size, seed, log) {
    const [stage, receiver] = await Promise.all([startStage({ isolates: 1, timeScale: TIME_SCALE }), startReceiver()]);
    try {
      return await prove({ stage, receiver, size: SIZES[size], random: createRandom(seed), log });
    } finally {
      await stage.dispose();
      await receiver.stop();
    }
  },
};

interface Scene {
  stage: Stage;
  receiver: Receiver;
  size: (typeof SIZES)[keyof typeof SIZES];
  random: Random;
  log: (line: string) => void;
}

async function prove(scene: Scene): Promise<ProofResult> {
  const { stage, receiver, size } = scene;
  const caller = await addCaller(stage, await stage.operator.addTenant(), "live");
  await setWebhook(stage, caller, receiver.url);
  await receiveAndKill(scene, String(caller.upstreamName));

  const accepted = () => new Set(stage.server.deliveries.filter(isAccepted).map(({ body }) => messageIdOf(body)));
  const lost = () => {
    const delivered = idsByMessage(receiver.received);
    return [...accepted()].filter((id) => !delivered.has(id));
  };
  await waitUntil(() => lost().length === 0, DELIVERED_WITHIN_MS);

  const { must, violations } = createVerdict();
  const delivered = idsByMessage(receiver.received);
  const renamed = [...delivered].filter(([, webhookIds]) => webhookIds.size > 1).map(([message]) => message);
  must(accepted().size > 0, "no event was accepted, so nothing was shown");
  must(lost().length === 0, `accepted events never reached the tenant: ${some(lost())}`);
  must(renamed.length === 0, `events came under several webhook-ids: ${some(renamed)}`);
  const figures = {
    kills: size.rounds,
    accepted: accepted().size,
    delivered: delivered.size,
    lost: lost().length,
    repeats: receiver.received.filter(isUpsert).length - delivered.size,
  };
  return { figures, violations };
}

async function setWebhook({ client, gateway }: Stage, { key, instance }: Caller, url: string): Promise<void> {
  const body = { webhook: { enabled: true, url: `${url}/hook`, events: ["MESSAGES_UPSERT"] } };
  const path = `/v1/webhook/set/${instance}`;
  const { status, body: answer } = await client.call({ gateway, key, method: "POST", path, body });
  if (status !== 201) throw new Error(`webhook/set answered ${status}: ${JSON.stringify(answer)}`);
}

/** Messages come in without a pause; what finds nobody is repeated by the server. */
async function receiveAndKill({ stage, size, random, log }: Scene, upstreamName: string): Promise<void> {
  const load = startLoad(size.perSecond, async (index) => {
    await stage.server.receive(upstreamName, { from: "6281234567891", text: `Pesan ${index}` });
  });
  try {
    for (let round = 1; round <= size.rounds; round++) {
      await sleep(random.between(size.leastMs, size.mostMs));
      await stage.cluster.kill();
      await stage.cluster.restart();
      log(`round ${round} of ${size.rounds}: ${stage.server.deliveries.filter(isAccepted).length} events accepted`);
    }
  } finally {
    await load.stop();
  }
}

const isAccepted = ({ event, status = 0 }: Delivery) => event === "messages.upsert" && status >= 200 && status < 300;

const isUpsert = ({ body }: Received) => (body as { event?: unknown }).event === "messages.upsert";

const messageIdOf = (body: unknown) => String((body as { data?: { key?: { id?: unknown } } }).data?.key?.id);

/** Message → the `webhook-id`s it came under. */
function idsByMessage(received: readonly Received[]): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>();
  for (const { body, headers } of received.filter(isUpsert)) {
    const message = messageIdOf(body);
    ids.set(message, (ids.get(message) ?? new Set()).add(String(headers["webhook-id"])));
  }
  return ids;
}
