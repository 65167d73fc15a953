import type { Stage } from "../../node/support/outage/stage.ts";
import { waitUntil } from "../../node/support/outage/wait-until.ts";
import type { Delivery } from "../../support/evolution/server.ts";
import type { Kill } from "../kill-checks.ts";
import { type createVerdict, some } from "../proof.ts";
import type { Cast, Player } from "./cast.ts";
import type { MortalReceiver, Taken } from "./mortal-receiver.ts";

type Verdict = ReturnType<typeof createVerdict>;

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
  const known = new Map(cast.players.map((player) => [player.path, player]));
  const { repeats, unexplained } = await explainRepeats({ stage, receiver, kills, known });
  must(accepted.size > 0, "no event was accepted, so nothing was shown about webhooks");
  must(lost().length === 0, `accepted events never reached the tenant: ${some(lost())}`);
  must(foreign.length === 0, `events reached another tenant: ${some(foreign)}`);
  must(unexplained.length === 0, `events came twice without a crash, or under two ids: ${some(unexplained)}`);
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

interface Repeated {
  stage: Stage;
  receiver: MortalReceiver;
  kills: readonly Kill[];
  known: ReadonlyMap<string, Player>;
}

/**
 * At least once, and once more only for a try whose answer never reached us: the delivery's own log shows it without one, or
 * workerd died between the two and wrote none. A death takes no more tries with it than an endpoint may have at once.
 */
async function explainRepeats({ stage, receiver, kills, known }: Repeated) {
  const byMessage = Map.groupBy(receiver.taken, ({ message }) => message);
  const excused = new Map<string, number>();
  const unexplained: object[] = [];
  let repeats = 0;
  for (const taken of byMessage.values()) {
    const [first] = taken;
    const player = first && known.get(first.path);
    const extra = taken.length - 1;
    if (!player || extra === 0) continue;
    repeats += extra;
    const tries = await stage.operator.tries(player.tenantId, first.webhookId);
    const answered = tries.filter(({ status }) => status !== null && status < 300).length;
    const unheard = tries.filter(({ status }) => status === null).length;
    const deaths = kills.filter(({ goneAt }) => isBetween(taken, goneAt));
    const isOneEvent = taken.every(({ webhookId }) => webhookId === first.webhookId);
    const needed = extra - unheard;
    const isExcused = needed <= 0 || takeExcuse(excused, `${first.path} ${deaths.at(-1)?.goneAt}`, needed);
    const isExplained = isOneEvent && answered <= 1 && needed <= deaths.length && isExcused;
    if (!isExplained) unexplained.push({ taken, tries, deaths });
  }
  return { repeats, unexplained };
}

/** As `webhook/set` has it. */
const TRIES_AT_ONCE = 4;

function takeExcuse(excused: Map<string, number>, of: string, needed: number): boolean {
  const taken = (excused.get(of) ?? 0) + needed;
  excused.set(of, taken);
  return taken <= TRIES_AT_ONCE;
}

function isBetween(taken: readonly Taken[], time: number): boolean {
  const times = taken.map(({ at }) => at);
  return Math.min(...times) <= time && time <= Math.max(...times);
}

const isAccepted = ({ event, status = 0 }: Delivery) => event === "messages.upsert" && status >= 200 && status < 300;

const messageIdOf = (body: unknown) => String((body as { data?: { key?: { id?: unknown } } }).data?.key?.id);
