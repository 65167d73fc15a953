import { Problem } from "../../lib/problem";
import type { Outcome } from "../../lib/usage-event";
import type { Target } from "./cache";
import type { Call } from "./call";
import { readStream, readText, type UpstreamAnswer } from "./forward";
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

/** Answers up to this size are read whole: almost all of them. Larger ones are streamed through. */
const READ_WHOLE = 64 * 1024;

/** Step 6: hide the upstream. Its status and body, without its names, keys and address; never its headers. */
export async function readAnswer(call: Call, answer: UpstreamAnswer, parts: Parts): Promise<Answer> {
  const { response } = answer;
  refuseStrangers(call, response);
  const replacements = replacementsFor(parts.target);
  const large = Number(response.headers.get("content-length") ?? Number.POSITIVE_INFINITY) > READ_WHOLE;
  // An answer of unknown length counts as large; those that change on the way are read whole all the same.
  const mustRead = parts.route.send || parts.route.policy === "rewrite" || parts.rewrite?.answer;
  const body = response.ok && large && !mustRead && readStream(answer);
  if (body) {
    call.inDoubt = false;
    return { status: response.status, body: scrubStream(body, replacements), outcome: "charged" };
  }
  const text = await readText(answer);
  if (!response.ok) return readRefusal(call, { status: response.status, text }, replacements);
  return readSuccess(call, { status: response.status, sent: answer.sent, text }, { ...parts, replacements });
}

async function readSuccess(
  call: Call,
  { status, sent, text }: Pick<UpstreamAnswer, "sent"> & { status: number; text: string },
  { route, rewrite, replacements }: Parts & { replacements: Replacements },
): Promise<Answer> {
  const parsed = route.send || rewrite?.answer ? parseJson(text) : undefined;
  call.inDoubt = false;
  const outcome = isAccepted(route, { text, parsed }) ? "charged" : "refunded";
  if (!rewrite?.answer) return { status, body: scrubText(text, replacements) || null, outcome };
  const shown = await rewrite.answer(call, { status, sent, body: parsed });
  return { status, body: shown === undefined ? null : scrubText(JSON.stringify(shown), replacements), outcome };
}

/**
 * Whether the upstream did what was asked. A send is accepted if the answer names the message: Evolution passes Meta's
 * refusals on with 201. `connect` and `restart` say 200 `{"error":true}` when they fail.
 */
function isAccepted(route: Route, { text, parsed }: { text: string; parsed: unknown }): boolean {
  if (route.send) return typeof (parsed as { key?: { id?: unknown } } | null)?.key?.id === "string";
  return !/^\s*\{\s*"error"\s*:\s*true\b/.test(text);
}

function readRefusal(
  call: Call,
  { status, text }: { status: number; text: string },
  replacements: Replacements,
): Answer {
  call.inDoubt = false;
  const clean = scrubText(text, replacements);
  return { status, body: status >= 500 ? hideInside(clean) : clean || null, outcome: "refunded" };
}

/** Evolution puts database errors, with queries and file paths, into `message`. A sentence of its own it keeps. */
function hideInside(text: string): string {
  if (!/prisma|invocation|\n|\\n|node_modules|\.[jt]s:\d/i.test(text)) return text;
  const body = { status: 500, error: "Internal Server Error", response: { message: "Internal Server Error" } };
  return JSON.stringify(body);
}

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
