import { Problem } from "../../lib/problem";
import { upstreamFetch } from "../evolution/upstream-fetch";
import * as breaker from "./breaker";
import { healthOf, type Target } from "./cache";

/** One call to a server, from the moment it may go out to what it says about the server's health. */
export interface Outgoing {
  health: breaker.ServerHealth;
  began: number;
  isOver: boolean;
}

/**
 * Lets a call out, unless the server is known to be sick: then 503 at once, so that nothing is held up. The runtime reports a
 * refused connection and one that broke after the request was sent with the same words, so a server that has not answered
 * lately is asked something harmless first: if that fails, the call itself was never made.
 */
export function goOut(target: Target, now: number): Outgoing | Promise<Outgoing> {
  const health = healthOf(target.instance.server.id, now);
  const clearance = breaker.startCall(health, now);
  if (typeof clearance === "number") throw resting(clearance);
  const outgoing = { health, began: now, isOver: false };
  return clearance === "go" ? outgoing : prove(target, outgoing, clearance);
}

async function prove(
  { instance, token }: Target,
  outgoing: Outgoing,
  question: "knock" | "examine",
): Promise<Outgoing> {
  const { server, upstreamName } = instance;
  try {
    if (question === "knock") {
      await ask(`${server.url}/`, KNOCK);
      breaker.knockAnswered(outgoing.health, Date.now());
    } else {
      await ask(`${server.url}/instance/connectionState/${encodeURIComponent(upstreamName)}`, {
        headers: { apikey: token },
      });
      breaker.examinationPassed(outgoing.health, Date.now());
    }
    // What the call itself takes is counted from here.
    outgoing.began = Date.now();
    return outgoing;
  } catch (error) {
    sawFailure(outgoing);
    throw error;
  }
}

/** Any answer of the server itself proves that it works, be it an error; what others answer for it proves that it does not. */
export function sawAnswer(outgoing: Outgoing, response: Response): void {
  const now = Date.now();
  if (outgoing.isOver) return;
  if (isGatewayTimeout(response)) sawSilence(outgoing);
  else if (isUnreached(response.status) || isGatewayError(response)) sawFailure(outgoing);
  else breaker.callAnswered(outgoing.health, now);
  outgoing.isOver = true;
}

/** The connection was cut, or there was none. */
export function sawFailure(outgoing: Outgoing): void {
  // An answer that broke off in the middle is a silence too: the server may have gone.
  if (outgoing.isOver) outgoing.health.answeredAt = 0;
  else breaker.callFailed(outgoing.health, Date.now(), outgoing.began);
  outgoing.isOver = true;
}

/** The call's time was over before there was an answer. */
export function sawSilence(outgoing: Outgoing): void {
  if (outgoing.isOver) outgoing.health.answeredAt = 0;
  else breaker.callTimedOut(outgoing.health, Date.now(), outgoing.began);
  outgoing.isOver = true;
}

/** It ended on our side: the body may not be sent, or the client has gone. */
export function brokeOff(outgoing: Outgoing): void {
  if (!outgoing.isOver) breaker.callDropped(outgoing.health);
  outgoing.isOver = true;
}

/**
 * Answers that the edge gives in the origin's place before anything was delivered: origin down, connect timeout,
 * unreachable, TLS failed, no tunnel. https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/
 */
export const isUnreached = (status: number) => [521, 522, 523, 525, 526, 530].includes(status);

/** A page of a proxy or a tunnel in front of a server that is down. Evolution's own errors are JSON, and 500 at most. */
const isGatewayError = (response: Response) =>
  isGatewayTimeout(response) || ([502, 503].includes(response.status) && !isJson(response));

/** What stands in front of the server has lost its patience before us: nobody knows with what, as when our own is over. */
const isGatewayTimeout = (response: Response) => [504, 524].includes(response.status) && !isJson(response);

const isJson = ({ headers }: Response) => headers.get("content-type")?.includes("json") ?? false;

export const unreachable = (cause?: unknown) =>
  new Problem("unavailable", "WhatsApp's server cannot be reached right now.", { retryAfter: 5, cause });

const resting = (waitMs: number) =>
  new Problem("unavailable", "WhatsApp's server is not answering. Calls to it are paused for a moment.", {
    retryAfter: Math.ceil(waitMs / 1_000),
  });

/** `OPTIONS /` is answered by Evolution's CORS layer in every version, before any route and without effect. */
const KNOCK = { method: "OPTIONS" };

/** Shorter than an examination keeps the others away. */
const ASK_MS = breaker.TRIAL_MS - 1_000;

async function ask(url: string, init: RequestInit): Promise<void> {
  let response: Response;
  try {
    response = await upstreamFetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(ASK_MS) });
    await response.body?.cancel();
  } catch (cause) {
    throw unreachable(cause);
  }
  if (isUnreached(response.status) || isGatewayError(response)) throw unreachable();
}
