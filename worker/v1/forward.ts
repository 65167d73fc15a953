import { Problem } from "../../lib/problem";
import { config } from "../env";
import { sandboxFetch } from "../sandbox";
import { type BodyDigest, type InspectedBody, type InspectOptions, inspectBody } from "./body";
import { hostOf, type Target } from "./cache";
import type { Call } from "./call";
import { isReachable, proveReachable, sawAnswer, sawSilence } from "./reachable";
import { type Resolved, upstreamPath } from "./resolve-route";
import type { JsonObject, Rewrite } from "./rewrite/rewrite";
import type { Route } from "./routes/route";
import { isTimeout, startTimeLimit, type TimeLimit } from "./time-limit";

/** What the upstream said, with nothing of it read yet. */
export interface UpstreamAnswer {
  response: Response;
  limit: TimeLimit;
  /** The body as it was sent, where a rewrite had to know it. */
  sent: JsonObject | undefined;
}

/** A sending row may sleep `delay` before it answers; this much of its time limit is kept for the rest. */
const DELAY_MARGIN_MS = 15_000;

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
  const headers: Record<string, string> = { apikey: target.token, accept: "application/json" };
  if (body !== null && inspected.contentType) headers["content-type"] = inspected.contentType;
  const limitMs = route.limitMs * config.timeScale;
  return dispatch(call, { target, url, method, headers, body, limitMs, refusal: inspected.signal, sent });
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
  sent: JsonObject | undefined;
  /** Fires when a streamed body turns out to be one that may not be sent; its reason says why. */
  refusal: AbortSignal | undefined;
}

/** From here to the answer the call is in doubt, unless it is proved that the upstream cannot have acted. */
async function dispatch(call: Call, exchange: Exchange): Promise<UpstreamAnswer> {
  const { server } = exchange.target.instance;
  if (!server.sandbox && !isReachable(server)) await proveReachable(server);

  const { refusal, sent } = exchange;
  // Only a streamed body has to be cut off: it might pass for a complete one.
  const abort = refusal && new AbortController();
  const limit = startTimeLimit(exchange.limitMs, abort);
  const signal = refusal && abort && AbortSignal.any([abort.signal, refusal]);
  const began = Date.now();
  call.inDoubt = true;
  try {
    const response = await limit.within(fetchUpstream(call, exchange, signal));
    // An answer to half a body says nothing about the whole one.
    refusal?.throwIfAborted();
    if (!server.sandbox) sawAnswer(server, response.status);
    return { response, limit, sent };
  } catch (error) {
    limit.lift();
    // The closing bytes of a refused body are withheld, so the upstream never had a request to act on.
    if (refusal?.aborted) {
      call.inDoubt = false;
      throw refusedBody(refusal.reason);
    }
    sawSilence(server);
    throw lostProblem(error);
  } finally {
    call.upstreamMs = Date.now() - began;
  }
}

/** The body whole, within what is left of the row's time limit. */
export async function readText({ response, limit }: UpstreamAnswer): Promise<string> {
  try {
    return await limit.within(response.text());
  } catch (error) {
    limit.lift();
    throw lostProblem(error);
  }
}

/** The body as it comes, which may take as long as its reader does. */
export function readStream({ response, limit }: UpstreamAnswer): ReadableStream<Uint8Array> | null {
  limit.lift();
  return response.body;
}

/** A test key's upstream is the sandbox: the same wire format, answered by our own objects. */
function fetchUpstream({ env }: Call, exchange: Exchange, signal: AbortSignal | undefined): Promise<Response> {
  const { target, url, method, headers, body } = exchange;
  if (target.instance.server.sandbox)
    return sandboxFetch(env, new Request(`${SANDBOX_ORIGIN}${url}`, { method, headers, body }));
  return fetch(url, { method, headers, body, signal, redirect: "manual" });
}

const SANDBOX_ORIGIN = "https://sandbox.invalid";

const refusedBody = (reason: unknown) =>
  reason instanceof Problem ? reason : new Problem("invalid_request", "The body could not be read.", { cause: reason });

function lostProblem(cause: unknown): Problem {
  if (isTimeout(cause)) return new Problem("upstream_timeout", "WhatsApp's server did not answer in time.", { cause });
  return new Problem("upstream_failed", "The connection to WhatsApp's server was lost.", { cause });
}
