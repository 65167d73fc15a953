import { Problem } from "../../lib/problem";
import { config } from "../env";
import { scaledLimit } from "../evolution/scaled-limit";
import { upstreamFetch } from "../evolution/upstream-fetch";
import { sandboxFetch } from "../sandbox";
import { type BodyDigest, type InspectedBody, type InspectOptions, inspectBody } from "./body";
import { hostOf, type Target } from "./cache";
import type { Call } from "./call";
import { brokeOff, goOut, type Outgoing, sawAnswer, sawFailure, sawSilence } from "./reachable";
import { type Resolved, upstreamPath } from "./resolve-route";
import type { JsonObject, Rewrite } from "./rewrite/rewrite";
import type { Route } from "./routes/route";
import { isTimeout, withinLimit } from "./time-limit";

/** What the upstream said. */
export interface UpstreamAnswer {
  response: Response;
  /** The body; undefined where it is left to be streamed. */
  text: string | undefined;
  /** The body as it was sent, where a rewrite had to know it. */
  sent: JsonObject | undefined;
}

/** Answers up to this size are read whole: almost all of them. Larger ones are streamed through. */
const READ_WHOLE = 64 * 1024;

/** A sending row may sleep `delay` before it answers; this much of its time limit is kept for the rest. */
const DELAY_MARGIN_MS = 15_000;

/** Limits of a few milliseconds would say more about the machine than about the server. */
const SHORTEST_MS = 3_000;

/** Step 5: do it. The request is built anew from the row: nothing of the client's own passes but the body, inspected. */
export async function forward(
  call: Call,
  { route, params, query }: Resolved,
  parts: { target: Target; rewrite?: Rewrite; digest?: BodyDigest },
): Promise<UpstreamAnswer> {
  const { target, rewrite, digest } = parts;
  const options = inspectOptions(call, route);
  options.digest = digest;
  const inspected = await inspectBody(call.request, route.body, options);
  const sent = rewrite?.request && (await rewriteBody(call, inspected, rewrite.request));
  const body = sent ? JSON.stringify(sent) : inspected.body;
  const { method } = route.upstream ?? route;
  const url = target.instance.server.url + upstreamPath(route, params, target.instance.upstreamName) + query;
  const headers: Record<string, string> = { apikey: target.token };
  if (body !== null && inspected.contentType) headers["content-type"] = inspected.contentType;
  const limitMs = scaledLimit(route.limitMs, SHORTEST_MS);
  // What changes on the way, or decides what a call costs, is read whole whatever its size.
  const mustRead = route.send || route.policy === "rewrite" || rewrite?.answer !== undefined;
  return await dispatch(call, {
    target,
    url,
    method,
    headers,
    body,
    limitMs,
    mustRead,
    refusal: inspected.signal,
    sent,
  });
}

export function inspectOptions({ target }: Call, route: Route): InspectOptions {
  const server = target?.instance.server;
  return {
    maxDelayMs: route.limitMs - DELAY_MARGIN_MS,
    allowLocal: config.allowLocalUrls,
    ownHosts: server?.url ? [config.publicHost, hostOf(server.url)] : [config.publicHost],
  };
}

async function rewriteBody(call: Call, { body }: InspectedBody, rewrite: NonNullable<Rewrite["request"]>) {
  return body === null ? undefined : rewrite(call, (await new Response(body).json()) as JsonObject);
}

interface Exchange {
  target: Target;
  url: string;
  method: string;
  headers: Record<string, string>;
  body: BodyInit | null;
  limitMs: number;
  mustRead: boolean;
  sent: JsonObject | undefined;
  /** Fires when a streamed body turns out to be one that may not be sent; its reason says why. */
  refusal: AbortSignal | undefined;
}

/** How a call goes out. The sandbox has no health to watch. */
interface Way {
  signal: AbortSignal | undefined;
  outgoing: Outgoing | undefined;
}

/** From here to the answer the call is in doubt, unless it is proved that the upstream cannot have acted. */
async function dispatch(call: Call, exchange: Exchange): Promise<UpstreamAnswer> {
  const { server } = exchange.target.instance;
  const began = Date.now();
  const asked = server.sandbox ? undefined : goOut(exchange.target, began);
  const outgoing = asked instanceof Promise ? await asked : asked;

  const { refusal } = exchange;
  // Only a streamed body has to be cut off: it might pass for a complete one.
  const abort = refusal && new AbortController();
  const signal = refusal && abort && AbortSignal.any([abort.signal, refusal]);
  call.inDoubt = true;
  call.upstreamAt = began;
  try {
    return await withinLimit(exchange.limitMs, converse(call, exchange, { signal, outgoing }), abort);
  } catch (error) {
    // The closing bytes of a refused body are withheld, so the upstream never had a request to act on.
    if (refusal?.aborted) {
      call.inDoubt = false;
      if (outgoing) brokeOff(outgoing);
      throw refusedBody(refusal.reason);
    }
    if (outgoing) (isTimeout(error) ? sawSilence : sawFailure)(outgoing);
    throw lostProblem(error);
  } finally {
    call.upstreamMs = Date.now() - began;
  }
}

/** Asks, and reads what is not so large that it must be streamed. An answer of unknown length counts as large. */
async function converse(call: Call, exchange: Exchange, { signal, outgoing }: Way): Promise<UpstreamAnswer> {
  const { refusal, mustRead, sent } = exchange;
  const response = await fetchUpstream(call, exchange, signal);
  // An answer to half a body says nothing about the whole one.
  refusal?.throwIfAborted();
  const { status, headers } = response;
  call.upstreamStatus = status;
  if (outgoing) sawAnswer(outgoing, response);
  const length = Number(headers.get("content-length") ?? Number.POSITIVE_INFINITY);
  const isStreamed = !mustRead && response.ok && length > READ_WHOLE;
  return { response, text: isStreamed ? undefined : await response.text(), sent };
}

/** A test key's upstream is the sandbox: the same wire format, answered by our own objects. */
function fetchUpstream({ env }: Call, exchange: Exchange, signal: AbortSignal | undefined): Promise<Response> {
  const { target, url, method, headers, body } = exchange;
  if (target.instance.server.sandbox)
    return sandboxFetch(env, new Request(`${SANDBOX_ORIGIN}${url}`, { method, headers, body }));
  return upstreamFetch(url, { method, headers, body, signal, redirect: "manual" });
}

const SANDBOX_ORIGIN = "https://sandbox.invalid";

const refusedBody = (reason: unknown) =>
  reason instanceof Problem ? reason : new Problem("invalid_request", "The body could not be read.", { cause: reason });

function lostProblem(cause: unknown): Problem {
  if (isTimeout(cause)) return new Problem("upstream_timeout", "WhatsApp's server did not answer in time.", { cause });
  return new Problem("upstream_failed", "The connection to WhatsApp's server was lost.", { cause });
}
