import { RECIPIENT } from "../../node/support/outage/caller.ts";
import type { Ask } from "../../node/support/outage/client.ts";
import type { KeyedSends } from "../../node/support/outage/keyed-sends.ts";
import type { Random } from "../../node/support/outage/random.ts";
import type { Stage } from "../../node/support/outage/stage.ts";
import type { Cast, Player } from "./cast.ts";
import type { Judge } from "./judge.ts";

/** A call of the mix and what it is answered when all is well. */
interface Usual {
  name: string;
  status: number;
  /** Whether the Evolution server has a part in it. */
  reachesUpstream: boolean;
  ask(player: Player): Omit<Ask, "gateway">;
}

export type UsualCall = Omit<Usual, "ask">;

const get = (key: string, path: string) => ({ key, method: "GET", path: `/v1${path}` }) as const;
const post = (key: string, path: string, body: object) => ({ key, method: "POST", path: `/v1${path}`, body }) as const;

const USUAL: readonly Usual[] = [
  {
    name: "sendText",
    status: 201,
    reachesUpstream: true,
    ask: ({ key, instance, mark }) => post(key, `/message/sendText/${instance}`, { number: RECIPIENT, text: mark }),
  },
  {
    name: "connectionState",
    status: 200,
    reachesUpstream: true,
    ask: ({ key, instance }) => get(key, `/instance/connectionState/${instance}`),
  },
  {
    name: "findMessages",
    status: 200,
    reachesUpstream: true,
    ask: ({ key, instance, messageId }) =>
      post(key, `/chat/findMessages/${instance}`, { where: { key: { id: messageId } } }),
  },
  {
    name: "fetchInstances",
    status: 200,
    reachesUpstream: true,
    ask: ({ key }) => get(key, "/instance/fetchInstances"),
  },
  {
    name: "webhook/find",
    status: 200,
    reachesUpstream: false,
    ask: ({ key, instance }) => get(key, `/webhook/find/${instance}`),
  },
  {
    name: "an unknown instance",
    status: 404,
    reachesUpstream: false,
    ask: ({ key }) => get(key, "/instance/connectionState/nobody"),
  },
];

export const PROBE: Usual = USUAL[1] as Usual;

export interface TrafficScene {
  stage: Stage;
  cast: Cast;
  random: Random;
  sends: KeyedSends;
  judge: Judge;
  /** Keyed sends without an end. */
  openSends: Set<Promise<void>>;
}

const LONGEST_DELAY_MS = 400;

/** So many sends may wait for their end at once: a program with more of them makes no new ones. */
const MOST_OPEN_SENDS = 80;

/**
 * Two of five calls are keyed sends, one is an event from WhatsApp, the others are what a program asks all day. Nobody waits
 * for the end of a keyed send, which a failure may put off by minutes.
 */
export async function makeTraffic(scene: TrafficScene, index: number): Promise<void> {
  const { stage, cast, random, sends, openSends } = scene;
  const gateway = random.pick(stage.cluster.gateways);
  const player = random.pick(cast.players);
  const delay = random.between(0, LONGEST_DELAY_MS);
  const kind = index % 5;
  if (kind < 2 && openSends.size < MOST_OPEN_SENDS) {
    const send = sends.make({ gateway, caller: player, key: `${player.mark}-order-${index}`, delay });
    openSends.add(send);
    void send.finally(() => openSends.delete(send));
    return;
  }
  if (kind === 2 && player.upstreamName) {
    await stage.server.receive(player.upstreamName, { from: "6281234567891", text: `${player.mark} ${index}` });
    return;
  }
  await makeUsual(scene, { gateway, player, usual: random.pick(USUAL) });
}

/** Makes one call and has its answer judged. False: it was not answered as when all is well. */
export async function makeUsual(
  { stage, judge }: Pick<TrafficScene, "stage" | "judge">,
  { gateway, player, usual }: { gateway: string; player: Player; usual: Usual },
) {
  const { ask, ...call } = usual;
  const close = judge.open(call, player);
  const answer = await stage.client.call({ gateway, ...ask(player) }).catch(() => undefined);
  close(answer);
  return answer;
}

/** Sends for the tenant whose plan ends, until it is told so: how much the failures left of it is left to chance. */
export async function sendToTheLimit(scene: TrafficScene, limit: number): Promise<void> {
  const { stage, cast } = scene;
  const [usual] = USUAL;
  for (let sent = 0; usual && sent <= limit; sent += 1) {
    const answer = await makeUsual(scene, { gateway: stage.gateway, player: cast.tight, usual });
    if (answer?.status === 429) return;
  }
}
