import { Problem } from "../../lib/problem";
import { config } from "../env";
import { sandboxFetch } from "../sandbox";
import { type BodyDigest, type InspectedBody, type InspectOptions, inspectBody } from "./body";
import type { Target } from "./cache";
import type { Call } from "./call";
import { proveReachable, sawAnswer, sawSilence } from "./reachable";
import { type Resolved, upstreamPath } from "./resolve-route";
import type { JsonObject, Rewrite } from "./rewrite/rewrite";
import type { Route } from "./routes/route";

/** What the upstream said, with nothing of it read yet. */
export interface UpstreamAnswer {
  response: Response;
  /** Reads the body whole, within what is left of the row's time limit. */
  text(): Promise<string>;
  /** The body, which may take as long as its reader does. */
  stream(): ReadableStream<Uint8Array> | null;
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
  const inspected = await inspectBody(call.request, route.body, { ...inspectOptions(call, route), digest });
  const { body, sent } = await rewritten(call, inspected, rewrite);
  const { method } = route.upstream ?? route;
  const url = target.instance.server.url + upstreamPath(route, params, target.instance.upstreamName) + query;
  const headers: Record<string, string> = { apikey: target.token, accept: "application/json" };
  if (body !== null && inspected.contentType) headers["content-type"] = inspected.contentType;
  const limitMs = route.limitMs * config.timeScale;
  const exchange = { url, init: { method, headers, body }, limitMs, refusal: inspected.signal };
  return { ...(await dispatch(call, target, exchange)), sent };
}

export function inspectOptions({ target }: Call, route: Route): InspectOptions {
  const upstream = target?.instance.server.url;
  return {
    maxDelayMs: route.limitMs - DELAY_MARGIN_MS,
    allowLocal: config.allowLocalUrls,
    ownHosts: upstream ? [config.publicHost, new URL(upstream).host] : [config.publicHost],
  };
}

async function rewritten(call: Call, inspected: InspectedBody, rewrite: Rewrite | undefined) {
  if (!rewrite?.request || inspected.body === null) return { body: inspected.body, sent: undefined };
  const given = (await new Response(inspected.body).json()) as JsonObject;
  const sent = await rewrite.request(call, given);
  return { body: JSON.stringify(sent), sent };
}

interface Exchange {
  url: string;
  init: { method: string; headers: Record<string, string>; body: BodyInit | null };
  limitMs: number;
  /** Fires when a streamed body turns out to be one that may not be sent; its reason says why. */
  refusal: AbortSignal | undefined;
}

/** From here to the answer the call is in doubt, unless it is proved that the upstream cannot have acted. */
async function dispatch(call: Call, target: Target, exchange: Exchange): Promise<Omit<UpstreamAnswer, "sent">> {
  const { server } = target.instance;
  if (!server.sandbox) await proveReachable(server);

  const { refusal } = exchange;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), exchange.limitMs);
  const signal = refusal ? AbortSignal.any([abort.signal, refusal]) : abort.signal;
  const began = Date.now();
  call.inDoubt = true;
  try {
    const response = await fetchUpstream(call, server.sandbox, exchange, signal);
    // An answer to half a body says nothing about the whole one.
    refusal?.throwIfAborted();
    if (!server.sandbox) sawAnswer(server, response.status);
    return limited(response, { abort, timer });
  } catch (error) {
    clearTimeout(timer);
    // The closing bytes of a refused body are withheld, so the upstream never had a request to act on.
    if (refusal?.aborted) {
      call.inDoubt = false;
      throw refusedBody(refusal.reason);
    }
    sawSilence(server);
    throw lostProblem(error, abort.signal.aborted);
  } finally {
    call.upstreamMs = Date.now() - began;
  }
}

/** The time limit ends with the body, or when somebody begins to stream it. */
function limited(
  response: Response,
  { abort, timer }: { abort: AbortController; timer: ReturnType<typeof setTimeout> },
) {
  return {
    response,
    async text() {
      try {
        return await response.text();
      } catch (error) {
        throw lostProblem(error, abort.signal.aborted);
      } finally {
        clearTimeout(timer);
      }
    },
    stream() {
      clearTimeout(timer);
      return response.body;
    },
  };
}

/** A test key's upstream is the sandbox: the same wire format, answered by our own objects. */
function fetchUpstream(call: Call, sandbox: boolean, { url, init }: Exchange, signal: AbortSignal): Promise<Response> {
  if (sandbox) return sandboxFetch(call.env, new Request(`${SANDBOX_ORIGIN}${url}`, init));
  return fetch(url, { ...init, signal, redirect: "manual" });
}

const SANDBOX_ORIGIN = "https://sandbox.invalid";

const refusedBody = (reason: unknown) =>
  reason instanceof Problem ? reason : new Problem("invalid_request", "The body could not be read.", { cause: reason });

function lostProblem(cause: unknown, timedOut: boolean): Problem {
  if (timedOut) return new Problem("upstream_timeout", "WhatsApp's server did not answer in time.", { cause });
  return new Problem("upstream_failed", "The connection to WhatsApp's server was lost.", { cause });
}
