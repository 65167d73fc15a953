import {
  IDEMPOTENCY_KEY,
  MAX_SEALED_BODY,
  MAX_SEALED_REFUSAL,
  type ReserveReply,
} from "../../durable/send-guard/messages";
import { Problem } from "../../lib/problem";
import { open, seal } from "../../lib/seal";
import { config } from "../env";
import type { Answer } from "./answer";
import { type BodyDigest, createDigest, drainBody, inspectBody } from "./body";
import type { Caller } from "./cache";
import { type Call, fromLedger } from "./call";
import { inspectOptions } from "./forward";
import { findQueued, queuedBody } from "./pace";
import type { Resolved } from "./resolve-route";
import { respond } from "./respond";

/** A send that holds its `Idempotency-Key`: it alone may go upstream under it, and must say how it ended. */
export interface Reservation {
  key: string;
  digest: BodyDigest;
}

/** Reading the body and the answer may take this much longer than the upstream's time limit. */
const DEADLINE_MARGIN_MS = 60_000;
const FULL_RETRY_S = 3_600;

/** Reserves the key of a keyed send, durably, or answers a repeat. Undefined for a call without a key. */
export function reserve(call: Call, caller: Caller, resolved: Resolved): Promise<Reservation | Response> | undefined {
  if (call.queued) return reserveKey(call, caller, { resolved, key: `queued ${call.queued.id}` });
  const key = call.headers.get("idempotency-key");
  if (key === null || resolved.route.kind !== "message_send") return undefined;
  // No client's key holds a space: those of the queue are its own.
  if (!IDEMPOTENCY_KEY.test(key)) {
    throw new Problem("invalid_request", "Idempotency-Key takes 1 to 255 visible ASCII characters.");
  }
  return reserveKey(call, caller, { resolved, key });
}

async function reserveKey(
  call: Call,
  caller: Caller,
  { resolved, key }: { resolved: Resolved; key: string },
): Promise<Reservation | Response> {
  const digest = createDigest(`${resolved.route.path} ${call.target?.instance.id}`);
  const request = { key, requestId: call.id, deadlineMs: resolved.route.limitMs + DEADLINE_MARGIN_MS };
  const reply = await fromLedger(guardOf(call, caller).reserve(request));
  if (call.queued) call.queued.isReserved = true;
  if (reply.outcome === "go") return { key, digest };
  if (reply.outcome === "full") throw full();
  return repeat(call, caller, { resolved, key, digest, reply });
}

/** The key was used before: the stored answer if the content is the same, and in no case another send. */
async function repeat(
  call: Call,
  caller: Caller,
  earlier: {
    resolved: Resolved;
    key: string;
    digest: BodyDigest;
    reply: Exclude<ReserveReply, { outcome: "go" | "full" }>;
  },
): Promise<Response> {
  const { resolved, key, digest, reply } = earlier;
  const queued = reply.outcome === "stored" ? undefined : await findQueued(call, caller, key);
  if (queued) {
    await readToTheEnd(call, resolved, digest);
    if (queued.fingerprint !== digest.hex()) throw differs();
    return respond(call, { status: 202, body: queuedBody(queued) }, REPLAYED);
  }
  if (reply.outcome === "in_flight") {
    throw new Problem("request_in_flight", "A call with this Idempotency-Key is on its way.", {
      retryAfter: reply.retryAfter,
    });
  }
  await readToTheEnd(call, resolved, digest);
  if (reply.fingerprint !== null && reply.fingerprint !== digest.hex()) throw differs();
  if (reply.outcome === "unknown") {
    throw new Problem(
      "outcome_unknown",
      "The first call with this key may have been sent. It is not sent again by itself.",
    );
  }
  const body =
    reply.sealedBody === "" ? null : await open(config.dataSecrets, reply.sealedBody, bodyContext(caller, key));
  return respond(call, { status: reply.status, body }, REPLAYED);
}

const REPLAYED = { "idempotent-replayed": "true" };

const differs = () => new Problem("idempotency_mismatch", "This Idempotency-Key was used for a different call.");

const full = () =>
  new Problem("quota_exceeded", "Too much is kept for Idempotency-Keys. Each is forgotten after 24 hours.", {
    retryAfter: FULL_RETRY_S,
  });

async function readToTheEnd(call: Call, { route }: Resolved, digest: BodyDigest): Promise<void> {
  await drainBody(await inspectBody(call.request, route.body, { ...inspectOptions(call, route), digest }));
}

/** Runs a send and tells its guard how it ended, before the caller hears of it. */
export async function concluding(call: Call, reservation: Reservation, send: () => Promise<Answer>): Promise<Answer> {
  try {
    const answer = await send();
    await conclude(call, reservation, answer);
    return answer;
  } catch (error) {
    await conclude(call, reservation, undefined);
    throw error;
  }
}

/** A guard that cannot be reached leaves the key reserved: repeats hear 409, and nothing is sent twice. */
async function conclude(call: Call, reservation: Reservation, answer: Answer | undefined): Promise<void> {
  if (!call.caller) return;
  try {
    await tellGuard(call, call.caller, { reservation, answer });
  } catch (error) {
    console.warn({ event: "send_guard_waits", requestId: call.id, error: String(error) });
  }
}

async function tellGuard(call: Call, caller: Caller, ended: { reservation: Reservation; answer: Answer | undefined }) {
  const { reservation, answer } = ended;
  const guard = guardOf(call, caller);
  const sender = { key: reservation.key, requestId: call.id };
  const fingerprint = reservation.digest.hex();
  if (!answer && !call.inDoubt) return guard.release(sender);
  // A 5xx of the upstream may have come after the message had left: at most one dispatch per key.
  if (!answer || answer.status >= 500 || fingerprint === undefined) {
    return guard.unknown({ ...sender, fingerprint: fingerprint ?? null });
  }
  const body = typeof answer.body === "string" ? answer.body : "";
  const sealedBody = body && (await seal(config.dataSecrets, body, bodyContext(caller, reservation.key)));
  const { status } = answer;
  const most = status >= 400 ? MAX_SEALED_REFUSAL : MAX_SEALED_BODY;
  if (sealedBody.length > most) return guard.unknown({ ...sender, fingerprint });
  return guard.answered({ ...sender, fingerprint, status, contentType: "application/json", sealedBody });
}

const guardOf = (call: Call, { ledger }: Caller) => call.env.GUARD.getByName(ledger);

const bodyContext = ({ ledger }: Caller, key: string) => `send:${ledger}:${key}`;
