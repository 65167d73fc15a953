import type { QuotaState } from "../../durable/tenant-ledger/messages";
import type { Answer } from "./answer";
import type { Call } from "./call";
import { purseOf, unitsLeft } from "./leases";

/** The response to a call: status, JSON body, and only headers of ours. */
export function respond(
  call: Call,
  { status, body }: Pick<Answer, "status" | "body">,
  extra?: Record<string, string>,
): Response {
  const quota = quotaOf(call);
  const response = new Response(body, { status, headers: sharedHeaders(call, quota) });
  const { headers } = response;
  headers.set("x-zapin-request-id", call.id);
  if (quota) addQuotaLeft(headers, call, quota);
  if (body === null) headers.delete("content-type");
  // An answer to any other method is kept by no cache, with or without being told.
  if (call.method === "GET") headers.set("cache-control", "no-store");
  const origin = call.headers.get("origin");
  if (origin !== null) addAll(headers, corsHeaders(origin));
  if (extra) addAll(headers, extra);
  return response;
}

const known = new WeakMap<QuotaState, Headers>();

/** What stays the same until the ledger speaks again: copied whole, headers cost a third of what they cost one by one. */
function sharedHeaders({ caller }: Call, quota: QuotaState | undefined): Headers {
  const made = quota && known.get(quota);
  if (made) return made;
  const headers = new Headers({ "content-type": "application/json; charset=utf-8" });
  if (caller) headers.set("x-zapin-tenant-id", caller.grant.tenantId);
  if (quota) {
    addQuota(headers, quota);
    known.set(quota, headers);
  }
  return headers;
}

const quotaOf = ({ caller, resolved }: Call) =>
  caller && resolved && purseOf(caller.ledger).quota.get(resolved.route.kind);

/** IETF draft-ietf-httpapi-ratelimit-headers, and the older `X-RateLimit-*` beside it. */
function addQuota(headers: Headers, { kind, limit, windowStart, windowEnd }: QuotaState): void {
  const window = Math.round((windowEnd - windowStart) / 1_000);
  headers.set("ratelimit-policy", `"${kind}";q=${limit};w=${window}`);
  headers.set("x-ratelimit-limit", String(limit));
  headers.set("x-ratelimit-reset", String(Math.ceil(windowEnd / 1_000)));
}

/** The part of it that every call changes. */
function addQuotaLeft(headers: Headers, { caller, startedAt }: Call, quota: QuotaState): void {
  if (!caller) return;
  const left = unitsLeft(purseOf(caller.ledger), quota);
  const seconds = Math.max(0, Math.ceil((quota.windowEnd - startedAt) / 1_000));
  headers.set("ratelimit", `"${quota.kind}";r=${left};t=${seconds}`);
  headers.set("x-ratelimit-remaining", String(left));
}

function addAll(headers: Headers, more: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
}

/**
 * Any web page may call with a key of its own. As upstream its origin is named and credentials are allowed: Evolution Manager asks with
 * them, and browsers then refuse `*`. It gives nothing away: no cookie or other credential that a browser adds by itself is read here.
 */
export const corsHeaders = (origin: string) => ({
  "access-control-allow-origin": origin,
  "access-control-allow-credentials": "true",
  "access-control-expose-headers":
    "x-zapin-request-id, x-zapin-tenant-id, ratelimit, ratelimit-policy, x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset, retry-after, idempotent-replayed",
  vary: "origin",
});

/** The answer to a browser that asks whether it may, with whatever headers: tracing in a page adds its own to every call. */
export function preflight({ headers: asked }: Request): Response {
  const headers = {
    ...corsHeaders(asked.get("origin") ?? "*"),
    "access-control-allow-methods": "GET, POST, PUT, DELETE",
    "access-control-allow-headers": asked.get("access-control-request-headers") ?? "apikey",
    "access-control-max-age": "86400",
  };
  return new Response(null, { status: 204, headers });
}
