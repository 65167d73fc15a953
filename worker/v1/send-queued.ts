import type { DispatchReply, DispatchRequest, PacedOrder, WaitCode } from "../../durable/send-queue/messages";
import { pacedContext, queueName } from "../../durable/send-queue/messages";
import type { LedgerInstance } from "../../durable/tenant-ledger/messages";
import { spellingsOf } from "../../lib/contact-of";
import { hashContact } from "../../lib/hash-contact";
import { ledgerName } from "../../lib/ledger-name";
import { openBytes } from "../../lib/seal";
import { config } from "../env";
import { run } from ".";
import { beginCall, type Call } from "./call";

/** Makes the call that a queue has kept, through every step of `/v1`, and says how it ended. Throws where it could not begin. */
export async function sendQueued(env: Env, ctx: ExecutionContext, request: DispatchRequest): Promise<DispatchReply> {
  const { owner, order, isAgain } = request;
  const ledger = ledgerName(owner.tenantId, owner.mode);
  const instance: LedgerInstance | null = await env.LEDGER.getByName(ledger).instanceById(owner.instanceId);
  if (!instance) return isAgain ? UNHEARD : { outcome: "failed", code: "not_found", message: "The instance is gone." };
  const body = await openBytes(config.dataSecrets, order.body, pacedContext(queueName(ledger, instance.id), order.id));
  const call = beginCall(newRequest(instance, order, body), env, ctx);
  call.queued = { id: order.id, key: order.key, isReserved: false };
  const running = run(call);
  // It goes on when the queue has died, so that its guard hears how it ended.
  ctx.waitUntil(running);
  const response = await running;
  const reply = readReply(call, response, await response.text());
  return isAgain && !call.queued.isReserved ? unheard(reply) : reply;
}

/** The row's own path with the name that the instance has now. */
function newRequest({ name }: LedgerInstance, { row, contentType }: PacedOrder, body: Uint8Array<ArrayBuffer>) {
  const [method = "", path = ""] = row.split(" ");
  const url = `${config.publicUrl}/v1${path.replace(":instanceName", encodeURIComponent(name))}`;
  const headers = { "content-type": contentType, "content-length": String(body.length) };
  return new Request(url, { method, headers, body });
}

const UNHEARD = { outcome: "unknown", message: "It may have been sent: nobody has heard how it ended." } as const;

/** An earlier try may have sent it: what refuses this one, before the guard was asked, says nothing about that. */
function unheard(reply: DispatchReply): DispatchReply {
  if (reply.outcome === "wait") return { outcome: "in_flight", retryAfterMs: Math.max(LATER_MS, reply.retryAfterMs) };
  return reply.outcome === "failed" ? UNHEARD : reply;
}

const LATER_MS = 60_000;

/** Codes that mean: not now. */
const WAITS: Readonly<Record<string, WaitCode>> = {
  quota_exceeded: "quota",
  burst_exceeded: null,
  payment_required: "payment",
  tenant_suspended: "suspended",
  unavailable: "unreachable",
};

interface Body {
  key?: { id?: unknown; remoteJid?: unknown };
  code?: unknown;
  message?: unknown;
  response?: { message?: unknown };
}

function readReply(call: Call, { status, headers }: Response, text: string): DispatchReply {
  const body = parse(text);
  const code = typeof body.code === "string" ? body.code : undefined;
  const retryAfterMs = Number(headers.get("retry-after") ?? 0) * 1_000;
  if (code === "request_in_flight") return { outcome: "in_flight", retryAfterMs };
  if (code !== undefined && code in WAITS && !call.inDoubt) {
    return { outcome: "wait", reason: WAITS[code] ?? null, retryAfterMs };
  }
  const messageId = body.key?.id;
  if (status < 300 && typeof messageId === "string") return sent(call, messageId, body.key?.remoteJid);
  const message = wordsOf(body) || "WhatsApp's server refused it.";
  // A 5xx of the server may have come after the message had left.
  const isUnknown = call.inDoubt || code === "outcome_unknown" || (status >= 500 && code === undefined);
  if (isUnknown) return { outcome: "unknown", message };
  if (code === "internal") return { outcome: "wait", reason: "unreachable", retryAfterMs: LATER_MS };
  return { outcome: "failed", code: code ?? "refused", message };
}

function sent({ caller }: Call, messageId: string, remoteJid: unknown): DispatchReply {
  const tenantId = caller?.grant.tenantId ?? "";
  const spellings = typeof remoteJid === "string" ? spellingsOf(remoteJid) : [];
  const contacts = spellings.map((contact) => hashContact(config.dataSecrets, tenantId, contact));
  return { outcome: "sent", messageId, contacts };
}

function parse(text: string): Body {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null ? body : {};
  } catch {
    return {};
  }
}

const MOST_CHARACTERS = 300;

/** Evolution's messages are texts, lists of texts, lists of those, and rows of numbers that are not on WhatsApp. */
function wordsOf({ response, message }: Body): string {
  const parts = [response?.message ?? message].flat(3) as unknown[];
  const isNobody = parts.some((part) => (part as { exists?: unknown } | null)?.exists === false);
  if (isNobody) return "The number is not on WhatsApp.";
  const words = parts.filter((part): part is string => typeof part === "string");
  return words.join(" ").slice(0, MOST_CHARACTERS);
}
