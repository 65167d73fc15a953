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
  const exchange = { url, init: { method, headers, body }, limitMs: route.limitMs, done: inspected.done };
  return { response: await dispatch(call, target, exchange), sent };
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
  done: Promise<void> | undefined;
}

/** From here to the answer the call is in doubt, unless it is proved that the upstream cannot have acted. */
async function dispatch(call: Call, target: Target, exchange: Exchange): Promise<Response> {
  const { server } = target.instance;
  if (!server.sandbox) await proveReachable(server);

  const violation = firstViolation(exchange.done);
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), exchange.limitMs);
  const began = Date.now();
  call.inDoubt = true;
  try {
    const response = await fetchUpstream(call, server.sandbox, exchange, abort.signal);
    if (!server.sandbox) sawAnswer(server, response.status);
    return response;
  } catch (error) {
    sawSilence(server);
    const refused = violation.found();
    // The closing bytes of a refused body are withheld, so the upstream never had a request to act on.
    if (refused) call.inDoubt = false;
    throw refused ?? lostProblem(error, abort.signal.aborted);
  } finally {
    clearTimeout(timer);
    call.upstreamMs = Date.now() - began;
  }
}

/** A test key's upstream is the sandbox: the same wire format, answered by our own objects. */
function fetchUpstream(call: Call, sandbox: boolean, { url, init }: Exchange, signal: AbortSignal): Promise<Response> {
  if (sandbox) return sandboxFetch(call.env, new Request(`${SANDBOX_ORIGIN}${url}`, init));
  return fetch(url, { ...init, signal, redirect: "manual" });
}

const SANDBOX_ORIGIN = "https://sandbox.invalid";

function firstViolation(done: Promise<void> | undefined) {
  let violation: Problem | undefined;
  done?.catch((error: unknown) => {
    violation = error instanceof Problem ? error : new Problem("invalid_request", "The body could not be read.", { cause: error });
  });
  return { found: () => violation };
}

function lostProblem(cause: unknown, timedOut: boolean): Problem {
  if (timedOut) return new Problem("upstream_timeout", "WhatsApp's server did not answer in time.", { cause });
  return new Problem("upstream_failed", "The connection to WhatsApp's server was lost.", { cause });
}


