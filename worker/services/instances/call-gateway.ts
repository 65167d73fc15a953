import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { deriveKey } from "../../../lib/api-key";
import type { Mode, Scope } from "../../../lib/contract/tenant";
import { PROBLEM_STATUS, Problem, type ProblemCode } from "../../../lib/problem";
import { config } from "../../env";
import { answerCall } from "../../v1";
import { background } from "../background";
import type { Actor } from "../context";

export interface GatewayCall {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Up to the instance's name: `/instance/restart`. */
  route: string;
  query?: Readonly<Record<string, string>>;
  body?: unknown;
  /** In whose name it is made. A key may and makes no more by it than by `/v1`; a person, or we ourselves, may everything. */
  actor?: Actor;
  /** Somebody waits for the answer: it goes past the queue of a number that is paced. */
  atOnce?: true;
}

export interface GatewayAnswer {
  status: number;
  /** As the tenant's own client would see it; undefined when empty. */
  body: unknown;
  requestId: string;
  retryAfter: number | undefined;
}

const EVERYTHING: readonly Scope[] = ["read", "send", "manage"];

/** The address of a call about an instance, as a client would write it. */
export const callUrl = ({ name }: Pick<LedgerInstance, "name">, { route, query }: GatewayCall) =>
  `${config.publicUrl}/v1${route}/${encodeURIComponent(name)}${query ? `?${new URLSearchParams(query)}` : ""}`;

/**
 * A call to our own `/v1` with the instance's key: through every step there, so that it is limited, paid for, counted and
 * shown as any other.
 */
export async function callGateway(
  env: Env,
  { tenantId, mode, instance }: { tenantId: string; mode: Mode; instance: LedgerInstance },
  call: GatewayCall,
): Promise<GatewayAnswer> {
  const owner = { tenantId, mode, instanceId: instance.id, version: instance.keyVersion };
  const { key, id, ip } = call.actor ?? {};
  const lender = key && id;
  const apikey = await deriveKey(config.keySecrets, { ...owner, scopes: key?.scopes ?? EVERYTHING, lender });
  const request = new Request(callUrl(instance, call), {
    method: call.method,
    headers: {
      apikey,
      ...(lender && ip && { "cf-connecting-ip": ip }),
      ...(call.atOnce && { "x-zapin-pacing": "off" }),
      ...(call.body !== undefined && { "content-type": "application/json" }),
    },
    ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
  });
  const response = await answerCall(request, env, background);
  const retryAfter = response.headers.get("retry-after");
  return {
    status: response.status,
    body: parse(await response.text()),
    requestId: response.headers.get("x-zapin-request-id") ?? "",
    retryAfter: retryAfter === null ? undefined : Number(retryAfter),
  };
}

/** The body of a success. What was refused becomes a problem: ours as it is, the upstream's as `conflict` in its words. */
export async function callSuccessfully(...call: Parameters<typeof callGateway>): Promise<unknown> {
  const answer = await callGateway(...call);
  if (answer.status >= 300) throw problemOf(answer);
  // Evolution's way of saying that connecting or restarting has failed.
  const failed = (answer.body as { error?: unknown } | null | undefined)?.error === true;
  if (failed)
    throw new Problem("upstream_failed", "WhatsApp's server could not do this. Try again.", { retryAfter: 5 });
  return answer.body;
}

function problemOf({ status, body, retryAfter }: GatewayAnswer): Problem {
  const { code, response } = (body ?? {}) as { code?: string; response?: { message?: unknown } };
  const words = wordsOf(response?.message);
  const details = { ...(retryAfter !== undefined && { retryAfter }) };
  if (code !== undefined && code in PROBLEM_STATUS) return new Problem(code as ProblemCode, words, details);
  if (status === 404) return new Problem("not_found", words);
  if (status < 500) return new Problem("conflict", words);
  return new Problem("upstream_failed", "WhatsApp's server could not do this. Try again.", {
    retryAfter: 5,
    cause: words,
  });
}

/** Evolution's messages are texts, lists of texts, and lists of those. */
function wordsOf(message: unknown): string {
  const words = [message].flat(3).filter((part): part is string => typeof part === "string");
  return words.join(" ") || "WhatsApp's server refused this.";
}

function parse(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}
