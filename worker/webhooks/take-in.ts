import { createHash } from "node:crypto";
import { type Claim, type IngestReply, type Introduction, stateName } from "../../durable/instance-state/messages";
import { objectKey } from "../../durable/instance-state/prepare";
import { putSealed } from "../../durable/stored-object";
import { sha256, toHex } from "../../lib/encoding";
import { ledgerName } from "../../lib/ledger-name";
import { Problem } from "../../lib/problem";
import { config } from "../env";
import type { BodyStart } from "./read-start";
import { type LargeTail, NotAnEnvelope, readHead, rewriteLarge } from "./rewrite-large";

/** The object that holds the state of an instance. */
export const instanceOf = (env: Env, { owner }: Claim) =>
  env.INSTANCE.getByName(stateName(ledgerName(owner.tenantId, owner.mode), owner.instanceId));

/** Hands a body to its instance, which has written it down when this answers. Throws a Problem only for our own trouble. */
export async function takeIn(env: Env, claim: Claim, { start, rest }: BodyStart): Promise<IngestReply> {
  const receivedAt = Date.now();
  if (rest) return takeInLarge(env, claim, { start, rest, receivedAt });
  const hash = toHex(await sha256(start));
  const text = new TextDecoder().decode(start);
  return orUnavailable<IngestReply>(async () => instanceOf(env, claim).ingest({ ...claim, hash, text, receivedAt }));
}

interface LargeBody {
  start: Uint8Array<ArrayBuffer>;
  rest: AsyncIterable<Uint8Array>;
  receivedAt: number;
}

/** Goes to R2 as it comes: at no moment is more than a part of it in memory. */
async function takeInLarge(env: Env, claim: Claim, { start, rest, receivedAt }: LargeBody): Promise<IngestReply> {
  const head = readHead(start);
  if (!head) return { ok: false, code: "malformed" };
  const instance = instanceOf(env, claim);
  const known = await orUnavailable<Introduction>(async () => instance.introduce(claim, head.event));
  if (!known.ok || known.upstreamName !== head.instance) return { ok: false, code: "unknown" };
  // Sessions of bots hold keys, and cannot be searched for them piece by piece. None comes near this size.
  if (head.event.startsWith("typebot.")) return dropped(claim, head.event);

  const hash = createHash("sha256");
  const tail: LargeTail = {};
  const view = { ...known, publicUrl: config.publicUrl, receivedAt };
  const object = known.isWanted ? objectKey(claim.owner, `events/${known.id}`) : null;
  try {
    const rewritten = rewriteLarge(hashed(start, rest, hash), view, tail);
    if (object === null) for await (const _ of rewritten);
    else await putSealed(env.MEDIA, { secrets: config.dataSecrets, key: object }, rewritten);
  } catch (error) {
    if (error instanceof NotAnEnvelope) return { ok: false, code: "malformed" };
    if (error instanceof Problem) throw error;
    throw new Problem("unavailable", "The event cannot be taken in right now.", { retryAfter: 5, cause: error });
  }
  const { dateTime, messageType, messageTimestamp } = tail;
  const message = head.key && { key: head.key, messageType, messageTimestamp };
  const large = { ...claim, id: known.id, hash: hash.digest("hex"), event: head.event, object, dateTime, receivedAt };
  return orUnavailable<IngestReply>(async () => instance.ingestLarge({ ...large, message }));
}

async function* hashed(start: Uint8Array, rest: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>) {
  hash.update(start);
  yield start;
  for await (const chunk of rest) {
    hash.update(chunk);
    yield chunk;
  }
}

function dropped({ owner }: Claim, event: string): IngestReply {
  console.warn({ event: "large_event_dropped", name: event, instanceId: owner.instanceId });
  return { ok: true, duplicate: false };
}

/** The server sends again what we could not take. */
async function orUnavailable<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    throw new Problem("unavailable", "The event cannot be taken in right now.", { retryAfter: 5, cause });
  }
}
