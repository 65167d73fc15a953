import { Problem } from "../../lib/problem";
import type { Outcome } from "../../lib/usage-event";
import { showsInside } from "../evolution/shows-inside";
import type { Target } from "./cache";
import type { Call } from "./call";
import type { UpstreamAnswer } from "./forward";
import { isUnreached, unreachable } from "./reachable";
import type { Rewrite } from "./rewrite/rewrite";
import type { Route } from "./routes/route";
import { type Replacements, replacementsFor, scrubStream, scrubText } from "./scrub";

/** What the tenant gets, and what it means for the bill. */
export interface Answer {
  status: number;
  body: string | ReadableStream<Uint8Array> | null;
  outcome: Outcome;
}

interface Parts {
  route: Route;
  target: Target;
  rewrite?: Rewrite;
}

/** Step 6: hide the upstream. Its status and body, without its names, keys and address; never its headers. */
export function readAnswer(call: Call, answer: UpstreamAnswer, parts: Parts): Answer | Promise<Answer> {
  const { response, text, sent } = answer;
  const { status } = response;
  refuseStrangers(call, response);
  const replacements = replacementsFor(parts.target);
  if (text === undefined) return passStream(call, response, replacements);
  if (status < 200 || status > 299) return readRefusal(call, { status, text }, replacements);
  return readSuccess(call, { status, sent, text }, { ...parts, replacements });
}

/** The body as it comes, which may take as long as its reader does. */
function passStream(call: Call, { status, body }: Response, replacements: Replacements): Answer {
  call.inDoubt = false;
  return { status, body: body && scrubStream(body, replacements), outcome: "charged" };
}

function readSuccess(
  call: Call,
  { status, sent, text }: Pick<UpstreamAnswer, "sent"> & { status: number; text: string },
  { route, rewrite, replacements }: Parts & { replacements: Replacements },
): Answer | Promise<Answer> {
  const parsed = route.send || rewrite?.answer ? parseJson(text) : undefined;
  call.inDoubt = false;
  const messageId = sentId(parsed);
  if (route.send && messageId !== undefined) call.messageId = messageId;
  const outcome = isAccepted(route, { status, text, messageId }) ? "charged" : "refunded";
  if (!rewrite?.answer) return { status, body: scrubText(text, replacements) || null, outcome };
  return showRewritten(call, { status, sent, body: parsed }, { show: rewrite.answer, outcome, replacements });
}

async function showRewritten(
  call: Call,
  exchange: { status: number; sent: UpstreamAnswer["sent"]; body: unknown },
  { show, outcome, replacements }: { show: Show; outcome: Outcome; replacements: Replacements },
): Promise<Answer> {
  const shown = await show(call, exchange);
  const body = shown === undefined ? null : scrubText(JSON.stringify(shown), replacements);
  return { status: exchange.status, body, outcome };
}

type Show = NonNullable<Rewrite["answer"]>;

/**
 * Whether the upstream did what was asked. A send is accepted if the answer names the message: Evolution passes Meta's
 * refusals on with 201. It says nothing at all of media that it has sent and then could not copy to its store.
 * `connect` and `restart` say 200 `{"error":true}` when they fail.
 */
function isAccepted(
  route: Route,
  { status, text, messageId }: { status: number; text: string; messageId: string | undefined },
): boolean {
  if (route.send) return messageId !== undefined || (status === 201 && text === "");
  return !/^\s*\{\s*"error"\s*:\s*true\b/.test(text);
}

function sentId(answer: unknown): string | undefined {
  const id = (answer as { key?: { id?: unknown } } | null | undefined)?.key?.id;
  return typeof id === "string" ? id : undefined;
}

function readRefusal(
  call: Call,
  { status, text }: { status: number; text: string },
  replacements: Replacements,
): Answer {
  call.inDoubt = false;
  const shown = showsInside(status, text) ? inside(status) : scrubText(text, replacements);
  return { status, body: shown || null, outcome: "refunded" };
}

/** In the place of an error of the server's inside. A sentence of its own is shown. */
const inside = (status: number) =>
  JSON.stringify({ status, error: "Internal Server Error", response: { message: "Internal Server Error" } });

/** What is not Evolution speaking is not shown: a proxy's error page, a redirect, a refusal of our own key. */
function refuseStrangers(call: Call, { status, headers }: Response): void {
  if (isUnreached(status)) {
    call.inDoubt = false;
    throw unreachable();
  }
  const type = headers.get("content-type");
  const isEmpty = type === null;
  const isEvolution = (isEmpty && status < 300) || type?.includes("json");
  if (isEvolution && status !== 401) return;
  // A refusal is a refusal, whoever wrote it; a broken gateway in between says nothing of what the upstream did.
  if (status >= 300 && status < 500) call.inDoubt = false;
  throw new Problem("upstream_failed", "WhatsApp's server gave no usable answer.", {
    cause: `answered ${status} as ${type ?? "nothing"}`,
  });
}

function parseJson(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch (cause) {
    throw new Problem("upstream_failed", "WhatsApp's server gave no usable answer.", { cause });
  }
}
