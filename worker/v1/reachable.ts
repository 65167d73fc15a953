import type { InstanceServer } from "../../durable/tenant-ledger/messages";
import { Problem } from "../../lib/problem";
import { answeredLately, forgetAnswer, rememberAnswer } from "./cache";

/** Whether the server has answered lately: a call to it then needs no other proof. */
export const isReachable = ({ id }: InstanceServer, now: number) => answeredLately(id, now);

/**
 * The runtime reports a refused connection and one that broke after the request was sent with the same words. So a server
 * that has not answered lately is asked something harmless first: if that fails, the call itself was never made.
 */
export async function proveReachable(server: InstanceServer): Promise<void> {
  const status = await ask(server);
  if (isUnreached(status)) throw unreachable();
  rememberAnswer(server.id, Date.now());
}

/** Any answer of the server itself proves that it can be reached. */
export function sawAnswer(server: InstanceServer, { status, now }: { status: number; now: number }): void {
  if (isUnreached(status)) forgetAnswer(server.id);
  else rememberAnswer(server.id, now);
}

export const sawSilence = (server: InstanceServer) => forgetAnswer(server.id);

/**
 * Answers that the edge gives in the origin's place before anything was delivered: origin down, connect timeout,
 * unreachable, TLS failed, no tunnel. https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/
 */
export const isUnreached = (status: number) => [521, 522, 523, 525, 526, 530].includes(status);

export const unreachable = (cause?: unknown) =>
  new Problem("unavailable", "WhatsApp's server cannot be reached right now.", { retryAfter: 5, cause });

/** `OPTIONS /` is answered by Evolution's CORS layer in every version, before any route and without effect. */
async function ask(server: InstanceServer): Promise<number> {
  try {
    const signal = AbortSignal.timeout(PROBE_MS);
    const response = await fetch(`${server.url}/`, { method: "OPTIONS", redirect: "manual", signal });
    await response.body?.cancel();
    return response.status;
  } catch (cause) {
    throw unreachable(cause);
  }
}

const PROBE_MS = 4_000;
