import { codeOf, endingOf, type KeyedSend } from "../../node/support/outage/keyed-sends.ts";
import type { Stage } from "../../node/support/outage/stage.ts";
import { waitUntil } from "../../node/support/outage/wait-until.ts";
import type { Delivery } from "../../support/evolution/server.ts";
import type { Kill } from "../kill-checks.ts";
import { type createVerdict, some } from "../proof.ts";
import type { Cast, Player } from "./cast.ts";
import type { MortalReceiver, Taken } from "./mortal-receiver.ts";

type Verdict = ReturnType<typeof createVerdict>;

/** A crash between a receiver's 2xx and our note of it, or the other way round, may make a delivery come twice. */
const CRASH_REACHES_BACK_MS = 3_000;

interface Hooks {
  stage: Stage;
  receiver: MortalReceiver;
  cast: Cast;
  kills: readonly Kill[];
  withinMs: number;
}

/** Each event that was answered 2xx reaches its own tenant; what comes twice has a crash to thank for it. */
export async function checkWebhooks({ stage, receiver, cast, kills, withinMs }: Hooks, { must }: Verdict) {
  const accepted = new Set(stage.server.deliveries.filter(isAccepted).map(({ body }) => messageIdOf(body)));
  const lost = () => {
    const arrived = new Set(receiver.taken.map(({ message }) => message));
    return [...accepted].filter((message) => !arrived.has(message));
  };
  await waitUntil(() => lost().length === 0, withinMs);
  const foreign = receiver.taken.filter(({ path, text }) => !text.startsWith(path.slice(1)));
  const crashes = [...kills.map(({ at }) => at), ...receiver.deaths];
  const { repeats, unexplained } = countRepeats(receiver.taken, crashes);
  must(accepted.size > 0, "no event was accepted, so nothing was shown about webhooks");
  must(lost().length === 0, `accepted events never reached the tenant: ${some(lost())}`);
  must(foreign.length === 0, `events reached another tenant: ${some(foreign)}`);
  must(unexplained.length === 0, `events came twice without a crash, or under two ids: ${some(unexplained)}`);
  const known = new Set(cast.players.map(({ path }) => path));
  must(
    receiver.taken.every(({ path }) => known.has(path)),
    "an event went to an address that nobody gave",
  );
  return {
    events: accepted.size,
    eventsLost: lost().length,
    repeatsByCrash: repeats - unexplained.length,
    repeatsWithout: unexplained.length,
    foreignEvents: foreign.length,
  };
}

function countRepeats(taken: readonly Taken[], crashes: readonly number[]) {
  const first = new Map<string, Taken>();
  const unexplained: Taken[] = [];
  let repeats = 0;
  for (const delivery of taken) {
    const before = first.get(delivery.message);
    first.set(delivery.message, delivery);
    if (!before) continue;
    repeats += 1;
    const isCrash = crashes.some((at) => at >= before.at - 50 && at - before.at <= CRASH_REACHES_BACK_MS);
    if (!isCrash || before.webhookId !== delivery.webhookId) unexplained.push(delivery);
  }
  return { repeats, unexplained };
}

const isAccepted = ({ event, status = 0 }: Delivery) => event === "messages.upsert" && status >= 200 && status < 300;

const messageIdOf = (body: unknown) => String((body as { data?: { key?: { id?: unknown } } }).data?.key?.id);

interface Sends {
  sends: readonly KeyedSend[];
  stage: Stage;
  cast: Cast;
  /** Whether clients may have given up before their send had an end. */
  mayBeHeld: boolean;
}

/** A key is sent once where its client heard so, and at most once in any case; and always as its own tenant. */
export function checkKeyedSends({ sends, stage, cast, mayBeHeld }: Sends, { must }: Verdict) {
  const dispatches = stage.server.dispatches();
  const times = Map.groupBy(dispatches, ({ body }) => String(body.text));
  const owners = new Map(cast.players.map((player) => [player.upstreamName, player]));
  const astray = dispatches.filter(({ instance, body }) => isAstray(owners.get(instance), String(body.text)));
  const count = { sent: 0, unknown: 0, refused: 0, held: 0 };
  const [twice, lost]: [string[], string[]] = [[], []];
  for (const send of sends.filter(({ caller }) => caller.mode === "live")) {
    const ending = endingOf(send);
    count[ending] += 1;
    const made = times.get(send.key)?.length ?? 0;
    if (made > 1 || (ending === "refused" && made > 0)) twice.push(send.key);
    if (ending === "sent" && made === 0) lost.push(send.key);
    const isQuota = ending !== "refused" || codeOf(send.end?.body) === "quota_exceeded";
    must(isQuota, `${send.key} ended with ${send.end?.status} ${JSON.stringify(send.end?.body)}`);
  }
  must(twice.length === 0, `keys were sent twice, or sent although refused: ${some(twice)}`);
  must(lost.length === 0, `keys were answered 201 and never sent: ${some(lost)}`);
  must(astray.length === 0, `sends went out as another tenant: ${some(astray)}`);
  must(mayBeHeld || count.held === 0, `${count.held} keyed sends never had an end`);
  const attempts = sends.reduce((total, send) => total + send.attempts, 0);
  return {
    keyedSends: sends.length,
    attempts,
    ...count,
    keysSentTwice: twice.length,
    keysLost: lost.length,
    foreignSends: astray.length,
  };
}

const isAstray = (owner: Player | undefined, text: string) =>
  text.startsWith("mark-") && (owner === undefined || !text.startsWith(owner.mark));
