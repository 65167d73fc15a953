import type { ParsedKey } from "../../lib/api-key";
import { uuidv7 } from "../../lib/ids";
import { Problem } from "../../lib/problem";
import type { Caller, Target } from "./cache";
import type { Credit, LedgerDoor } from "./leases";
import type { Resolved } from "./resolve-route";

/** One call on its way through the steps. Each step writes down what it has found out. */
export interface Call {
  readonly request: Request;
  /** The request's own, read once: to ask the runtime for them again is dear. */
  readonly headers: Headers;
  readonly method: string;
  readonly url: string;
  readonly env: Env;
  readonly ctx: ExecutionContext;
  /** UUIDv7; `X-Zapin-Request-Id`, and the id of the usage event. */
  readonly id: string;
  readonly startedAt: number;
  caller?: Caller;
  resolved?: Resolved;
  target?: Target;
  credit?: Credit;
  /** A byte may have reached the upstream and no answer has come: what the call did is not known. */
  inDoubt: boolean;
  /** When the upstream was asked; 0 if it was not, or if only `upstreamMs` is known. */
  upstreamAt: number;
  upstreamMs: number;
  /** What it answered; 0 if it did not. */
  upstreamStatus: number;
  /** WhatsApp's id of the message that the call sent. */
  messageId?: string;
  /** It has waited in a queue: who queued it stands for the caller, and its id for an `Idempotency-Key`. */
  queued?: { id: string; key: ParsedKey; isReserved: boolean };
}

export function beginCall(request: Request, env: Env, ctx: ExecutionContext): Call {
  const startedAt = Date.now();
  const { headers, method, url } = request;
  return {
    request,
    headers,
    method,
    url,
    env,
    ctx,
    id: uuidv7(startedAt),
    startedAt,
    inDoubt: false,
    upstreamAt: 0,
    upstreamMs: 0,
    upstreamStatus: 0,
  };
}

export const ledgerDoor = (call: Call, { ledger }: Caller): LedgerDoor => ({
  name: ledger,
  namespace: call.env.LEDGER,
  ctx: call.ctx,
});

/** What a ledger answers, or `unavailable`: an outage is never taken for an answer. */
export async function fromLedger<P extends Promise<unknown>>(answer: P): Promise<Awaited<P>> {
  try {
    return await answer;
  } catch (cause) {
    throw new Problem("unavailable", "This cannot be checked right now.", { retryAfter: 1, cause });
  }
}

export const ledgerOf = (call: Call, { ledger }: Caller) => call.env.LEDGER.getByName(ledger);
