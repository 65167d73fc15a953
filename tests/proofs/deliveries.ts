import { createEndpointDoor } from "../node/support/deliveries/endpoint-door.ts";
import { type FaultyReceiver, startFaultyReceiver } from "../node/support/deliveries/faulty-receiver.ts";
import { disorder } from "../node/support/deliveries/order.ts";
import { type Source, sendEvent, sourceOf } from "../node/support/deliveries/upstream.ts";
import { addCaller, createBody } from "../node/support/outage/caller.ts";
import { createRandom, type Random } from "../node/support/outage/random.ts";
import { type Stage, startStage } from "../node/support/outage/stage.ts";
import { waitUntil } from "../node/support/outage/wait-until.ts";
import { createVerdict, type Proof, type ProofResult, some } from "./proof.ts";

/** A message that fails twice waits for half a minute: the reduced size has none. */
const SIZES = {
  reduced: { events: 5_000, mostFaults: 1, withinMs: 240_000 },
  full: { events: 100_000, mostFaults: 2, withinMs: 900_000 },
} as const;

/** A day is 2.4 hours, a receiver has 1.5 s, the first retry comes after half a second and the second after 30. */
const TIME_SCALE = 0.1;
const INSTANCES = 4;
const SENDERS = 16;
const KILLS = 2;
/** What an endpoint may have under way at once. */
const CONCURRENCY = 4;
const LOG_EVERY = 10_000;
const CAUGHT_UP_WITHIN_MS = 240_000;

export const deliveries: Proof = {
  name: "deliveries",
  promise:
    "Events reach a receiver that fails at random, workerd killed twice and Postgres down for a while: none is lost, repeats only by a kill and under one webhook-id, in order of due time.",
  async run(size, seed, log) {
    const random = createRandom(seed);
    const bindings = { TIME_SCALE: String(TIME_SCALE) };
    const [stage, receiver] = await Promise.all([
      startStage({ isolates: 1, timeScale: 0, bindings }),
      startFaultyReceiver(random, SIZES[size].mostFaults),
    ]);
    try {
      return await prove({ stage, receiver, size: SIZES[size], random, log });
    } finally {
      await stage.dispose();
      await receiver.stop();
    }
  },
};

interface Scene {
  stage: Stage;
  receiver: FaultyReceiver;
  size: (typeof SIZES)[keyof typeof SIZES];
  random: Random;
  log: (line: string) => void;
}

async function prove(scene: Scene): Promise<ProofResult> {
  const { stage, receiver, size, log } = scene;
  const tenantId = await stage.operator.addTenant();
  const sources = await addSources(stage, tenantId);
  const door = createEndpointDoor(stage.gateway, { tenantId, token: stage.cluster.operatorToken });
  const endpoints = await Promise.all(sources.map((source, place) => addEndpoint(door, receiver, { source, place })));

  const sent = await sendAll(scene, sources);
  log(`${size.events} events accepted in ${sent.seconds.toFixed(0)} s, ${receiver.order.length} of them delivered`);
  const lost = () => sent.messages.filter((message) => !receiver.arrivals.get(message)?.accepted);
  await waitUntil(() => lost().length === 0, size.withinMs);
  const seconds = (performance.now() - sent.began) / 1_000;
  // The last answers have been heard; now they must have been written down as well.
  const isIdle = async (id: string) => (await door.get(id)).waiting === 0;
  await waitUntil(async () => (await Promise.all(endpoints.map(isIdle))).every(Boolean), CAUGHT_UP_WITHIN_MS);

  const { must, violations } = createVerdict();
  const arrivals = [...receiver.arrivals.values()];
  const repeats = arrivals.reduce((sum, { accepted }) => sum + Math.max(0, accepted - 1), 0);
  const renamed = [...receiver.arrivals]
    .filter(([, { webhookIds }]) => webhookIds.size > 1)
    .map(([message]) => message);
  const logs = await Promise.all(endpoints.map((id) => door.log(id)));
  const entries = logs.flat();
  const turned = logs.flatMap((log) => disorder(log, sent.kills));
  must(lost().length === 0, `never arrived: ${some(lost())}`);
  must(sent.repeatsBeforeKills === 0, `${sent.repeatsBeforeKills} events were repeated before anything was killed`);
  must(repeats <= KILLS * INSTANCES * CONCURRENCY, `${repeats} repeats are more than kills times deliveries under way`);
  must(renamed.length === 0, `came under several webhook-ids: ${some(renamed)}`);
  must(receiver.unverified.length === 0, `signatures did not verify: ${some(receiver.unverified)}`);
  must(turned.length === 0, `overtook what was due before: ${some(turned)}`);
  must(entries.length === size.events, `the log has ${entries.length} deliveries`);
  const unsettled = entries.filter(({ state }) => state !== "delivered").map((entry) => entry.id);
  must(unsettled.length === 0, `not delivered by the log's account: ${some(unsettled)}`);
  const figures = {
    events: size.events,
    lost: lost().length,
    kills: sent.kills.length,
    repeats,
    repeatsWithoutKills: sent.repeatsBeforeKills,
    ingestRetries: sent.retries,
    faults: Object.values(receiver.failures).reduce((sum, count) => sum + count, 0),
    outOfOrder: turned.length,
    acceptedPerSecond: Math.round(size.events / sent.seconds),
    deliveredPerSecond: Math.round(size.events / seconds),
  };
  return { figures, violations };
}

/** An endpoint of its own for each instance, so that four objects deliver at once. */
async function addEndpoint(
  door: ReturnType<typeof createEndpointDoor>,
  receiver: FaultyReceiver,
  { source, place }: { source: Source; place: number },
): Promise<string> {
  const path = `/hook/${place}`;
  const settings = { events: ["MESSAGES_UPSERT"], instances: [source.instanceId], concurrency: CONCURRENCY };
  const { id } = await door.create({ url: receiver.url + path, ...settings });
  receiver.setSecret(path, await door.secret(id));
  return id;
}

/** Instances of one tenant, as their server knows them. */
async function addSources(stage: Stage, tenantId: string): Promise<Source[]> {
  const { key } = await addCaller(stage, tenantId, "live");
  for (let place = 1; place < INSTANCES; place++) {
    const body = createBody(`more-${place}`);
    const path = "/v1/instance/create";
    const { status } = await stage.client.call({ gateway: stage.gateway, key, method: "POST", path, body });
    if (status !== 201) throw new Error(`a create answered ${status}`);
  }
  return stage.server.instanceNames().map((name) => sourceOf(stage.server, name));
}

/** Sends everything, and meanwhile stops Postgres, kills workerd, starts Postgres, kills workerd again. */
async function sendAll({ stage, receiver, size, log }: Scene, sources: readonly Source[]) {
  const messages = Array.from({ length: size.events }, (_, index) => `M${String(index).padStart(7, "0")}`);
  const { cluster } = stage;
  const began = performance.now();
  const kills: number[] = [];
  let [next, retries, repeatsBeforeKills] = [0, 0, 0];

  const killWorkerd = async () => {
    if (kills.length === 0) repeatsBeforeKills = repeatsOf(receiver);
    kills.push(Date.now());
    await cluster.kill();
    await cluster.restart();
    log(`workerd killed and started again at ${next} events`);
  };
  const interruptions = [
    { at: 0.3, act: () => cluster.neon.stop() },
    { at: 0.45, act: killWorkerd },
    { at: 0.7, act: () => cluster.neon.start() },
    { at: 0.8, act: killWorkerd },
  ].map(({ at, act }) => ({ from: Math.floor(at * size.events), act }));
  let interrupting: Promise<unknown> = Promise.resolve();

  async function send(): Promise<void> {
    while (next < messages.length) {
      const index = next++;
      const due = interruptions[0];
      if (due && index >= due.from) {
        interruptions.shift();
        interrupting = interrupting.then(due.act);
      }
      const source = sources[index % sources.length];
      const message = messages[index];
      if (source && message) retries += (await sendEvent(source, message)) - 1;
      if (index % LOG_EVERY === LOG_EVERY - 1) log(`${index + 1} events sent, ${receiver.order.length} delivered`);
    }
  }
  await Promise.all(Array.from({ length: SENDERS }, send));
  await interrupting;
  return { messages, began, kills, retries, repeatsBeforeKills, seconds: (performance.now() - began) / 1_000 };
}

const repeatsOf = ({ arrivals }: FaultyReceiver) =>
  [...arrivals.values()].reduce((sum, { accepted }) => sum + Math.max(0, accepted - 1), 0);
