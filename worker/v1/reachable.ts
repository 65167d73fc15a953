import type { InstanceServer } from "../../durable/tenant-ledger/messages";
import { Problem } from "../../lib/problem";
import { upstreamFetch } from "../evolution/upstream-fetch";
import { callAnswered, callDropped, callFailed, type ServerHealth, startCall } from "./breaker";
import { answeredLately, healthOf } from "./cache";

/** One call to a server, from the moment it may go out to what it says about the server's health. */
export interface Outgoing {
  health: ServerHealth;
  began: number;
  isOver: boolean;
}

/**
 * Lets a call out, unless the server is known to be sick: then 503 at once, so that nothing is held up. The runtime reports a
 * refused connection and one that broke after the request was sent with the same words, so a server that has not answered
 * lately is asked something harmless first: if that fails, the call itself was never made.
 */
export function goOut(server: InstanceServer, now: number): Outgoing | Promise<Outgoing> {
  const health = healthOf(server.id, now);
  const waitMs = startCall(health, now);
  if (waitMs > 0) throw resting(waitMs);
  const outgoing = { health, began: now, isOver: false };
  return answeredLately(health, now) ? outgoing : prove(server, outgoing);
}

async function prove(server: InstanceServer, outgoing: Outgoing): Promise<Outgoing> {
  try {
    const status = await ask(server);
    if (isUnreached(status)) throw unreachable();
    outgoing.health.answeredAt = Date.now();
    return outgoing;
  } catch (error) {
    sawSilence(outgoing);
    throw error;
  }
}

/** Any answer of the server itself proves that it can be reached; the edge's own answers prove that it cannot. */
export function sawAnswer(outgoing: Outgoing, { status, now }: { status: number; now: number }): void {
  if (outgoing.isOver) return;
  outgoing.isOver = true;
  if (isUnreached(status)) callFailed(outgoing.health, now, outgoing.began);
  else callAnswered(outgoing.health, now);
}

export function sawSilence(outgoing: Outgoing): void {
  // An answer that broke off in the middle is a silence too: the server may have gone.
  if (outgoing.isOver) outgoing.health.answeredAt = 0;
  else callFailed(outgoing.health, Date.now(), outgoing.began);
  outgoing.isOver = true;
}

/** It ended on our side: the body may not be sent, or the client has gone. */
export function brokeOff(outgoing: Outgoing): void {
  if (!outgoing.isOver) callDropped(outgoing.health);
  outgoing.isOver = true;
}

/**
 * Answers that the edge gives in the origin's place before anything was delivered: origin down, connect timeout,
 * unreachable, TLS failed, no tunnel. https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/
 */
export const isUnreached = (status: number) => [521, 522, 523, 525, 526, 530].includes(status);

export const unreachable = (cause?: unknown) =>
  new Problem("unavailable", "WhatsApp's server cannot be reached right now.", { retryAfter: 5, cause });

const resting = (waitMs: number) =>
  new Problem("unavailable", "WhatsApp's server is not answering. Calls to it are paused for a moment.", {
    retryAfter: Math.ceil(waitMs / 1_000),
  });

/** `OPTIONS /` is answered by Evolution's CORS layer in every version, before any route and without effect. */
async function ask(server: InstanceServer): Promise<number> {
  try {
    const signal = AbortSignal.timeout(PROBE_MS);
    const response = await upstreamFetch(`${server.url}/`, { method: "OPTIONS", redirect: "manual", signal });
    await response.body?.cancel();
    return response.status;
  } catch (cause) {
    throw unreachable(cause);
  }
}

const PROBE_MS = 4_000;
