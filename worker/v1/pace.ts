import { createHash } from "node:crypto";
import type { EnqueueReply, EnqueueRequest, KnownSend, PacedOrder } from "../../durable/send-queue/messages";
import { MOST_BODY_BYTES, pacedContext, queueName } from "../../durable/send-queue/messages";
import { spellingsOf } from "../../lib/contact-of";
import type { PacedSend } from "../../lib/contract/pacing";
import { hashContact } from "../../lib/hash-contact";
import { Problem } from "../../lib/problem";
import { seal } from "../../lib/seal";
import { config } from "../env";
import type { Answer } from "./answer";
import { type InspectedBody, inspectBody } from "./body";
import { concatBytes } from "./body/concat-bytes";
import type { Caller, Target } from "./cache";
import { type Call, fromLedger } from "./call";
import { inspectOptions } from "./forward";
import type { Reservation } from "./idempotency";
import { readRecipient } from "./read-recipient";
import type { Resolved } from "./resolve-route";
import { rowName } from "./routes";

/** Says `off` where one message cannot wait, such as a code to sign in with. */
const PACING_HEADER = "x-zapin-pacing";

/** Whether this send waits for its turn: its number is paced, it answers with a message's key, and it does not come from the queue. */
export function isPaced({ headers, queued }: Call, { route }: Resolved, target: Target | undefined): target is Target {
  if (!target?.instance.paced || !route.send || queued) return false;
  return headers.get(PACING_HEADER)?.trim().toLowerCase() !== "off";
}

/** Instead of 5: looked at as if it were sent now, then sealed and put into the queue of its number. Costs nothing yet. */
export async function queueUp(
  call: Call,
  caller: Caller,
  { resolved, target, reservation }: { resolved: Resolved; target: Target; reservation: Reservation | undefined },
): Promise<Answer> {
  const inspected = await readBody(call, resolved, reservation);
  const order = await writeOrder(call, caller, { resolved, target, ...inspected });
  const fingerprint = reservation?.digest.hex();
  const idempotency = reservation && fingerprint ? { key: keyHash(reservation.key), fingerprint } : null;
  const { tenantId, mode } = caller.grant;
  const owner = { tenantId, mode, instanceId: target.instance.id };
  // From here on it may wait there, although nobody has said so.
  call.inDoubt = true;
  const reply = await enqueue(call, caller, { target, request: { owner, order, idempotency } });
  call.inDoubt = false;
  if (!reply.ok) throw refusal(reply);
  return { status: 202, body: JSON.stringify(shownSend(reply.send, inspected.to)), outcome: "queued" };
}

/** Asks once more where no answer came: it is queued once all the same. */
async function enqueue(
  call: Call,
  caller: Caller,
  { target, request }: { target: Target; request: EnqueueRequest },
): Promise<EnqueueReply> {
  try {
    return await queueOf(call, caller, target).enqueue(request);
  } catch (error) {
    console.warn({ event: "enqueue_again", requestId: call.id, error: String(error) });
    return fromLedger(queueOf(call, caller, target).enqueue(request));
  }
}

/** What a call with this key has queued, though its guard has not heard of it: the isolate may have died in between. */
export async function findQueued(call: Call, caller: Caller, key: string): Promise<KnownSend | undefined> {
  if (!call.target?.instance.paced || call.queued) return undefined;
  const known: KnownSend | null = await fromLedger(queueOf(call, caller, call.target).findByKey(keyHash(key)));
  return known ?? undefined;
}

export const queueOf = (call: Call, { ledger }: Caller, { instance }: Target) =>
  call.env.QUEUE.getByName(queueName(ledger, instance.id));

/** What stands for an `Idempotency-Key` in the queue. */
const keyHash = (key: string) => createHash("sha256").update(key).digest("base64url");

/** Evolution's clients read `key.id`: until WhatsApp has given one, it is the id by which the send is followed. */
const shownSend = (send: PacedSend, to: string | null) => ({
  ...send,
  key: { id: send.id, fromMe: true, remoteJid: to },
  status: "PENDING",
});

/** The answer to a repeat of a call that was queued. */
export const queuedBody = ({ send }: KnownSend) => JSON.stringify(shownSend(send, null));

interface ReadBody {
  bytes: Uint8Array<ArrayBuffer>;
  contentType: string;
  to: string | null;
}

/** Refuses now what would be refused then. */
async function readBody(call: Call, { route }: Resolved, reservation: Reservation | undefined): Promise<ReadBody> {
  const declared = Number(call.headers.get("content-length") ?? 0);
  if (declared > MOST_BODY_BYTES) throw tooLarge();
  const options = { ...inspectOptions(call, route), digest: reservation?.digest };
  const inspected = await inspectBody(call.request, route.body, options);
  const { contentType } = inspected;
  const bytes = await readBounded(inspected);
  if (contentType === null) throw new Problem("invalid_request", "A message needs a body.");
  const { to } = await readRecipient(route, { bytes, contentType });
  return { bytes, contentType, to };
}

async function readBounded({ body, done }: InspectedBody): Promise<Uint8Array<ArrayBuffer>> {
  if (body instanceof Uint8Array) return withinBound(body);
  if (body === null) return new Uint8Array();
  // What breaks the stream off is what its inspection has found; `done` says it better.
  done?.catch(() => {});
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  for (let next = await readOn(reader, done); next; next = await readOn(reader, done)) {
    length += next.length;
    chunks.push(next);
    if (length <= MOST_BODY_BYTES) continue;
    await reader.cancel().catch(() => {});
    throw tooLarge();
  }
  await done;
  return concatBytes(chunks);
}

async function readOn(reader: ReadableStreamDefaultReader<Uint8Array>, done: Promise<void> | undefined) {
  try {
    return (await reader.read()).value;
  } catch (error) {
    await done;
    throw error;
  }
}

function withinBound(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (bytes.length > MOST_BODY_BYTES) throw tooLarge();
  return bytes;
}

const tooLarge = () =>
  new Problem(
    "body_too_large",
    "A paced message takes up to 1 MB. Give its media as a URL, or send it at once with X-Zapin-Pacing: off.",
  );

async function writeOrder(
  call: Call,
  caller: Caller,
  { resolved, target, bytes, contentType, to }: ReadBody & { resolved: Resolved; target: Target },
): Promise<PacedOrder> {
  const { tenantId } = caller.grant;
  const spellings = to === null ? [] : spellingsOf(to);
  const context = pacedContext(queueName(caller.ledger, target.instance.id), call.id);
  return {
    id: call.id,
    row: rowName(resolved.route),
    contentType,
    body: await seal(config.dataSecrets, bytes, context),
    bytes: bytes.length,
    key: caller.parsed,
    contacts: spellings.map((contact) => hashContact(config.dataSecrets, tenantId, contact)),
    lastDigits: to === null ? null : (to.split("@")[0] ?? "").replace(/\D/g, "").slice(-4) || null,
  };
}

function refusal(reply: Exclude<EnqueueReply, { ok: true }>): Problem {
  if (reply.code === "mismatch") {
    return new Problem("idempotency_mismatch", "This Idempotency-Key was used for a different call.");
  }
  const { retryAfter } = reply;
  return new Problem("queue_full", "The queue of this number is full.", { retryAfter });
}
