import { codeOf, endingOf, type KeyedSend } from "../../node/support/outage/keyed-sends.ts";
import type { Stage } from "../../node/support/outage/stage.ts";
import { type createVerdict, some } from "../proof.ts";
import type { Cast, Player } from "./cast.ts";

type Verdict = ReturnType<typeof createVerdict>;

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
