import type { Answer } from "./answer";
import type { Call } from "./call";
import { purseOf, quotaLeft } from "./leases";

/** The response to a call: status, JSON body, and only headers of ours. */
export function respond(
  call: Call,
  { status, body }: Pick<Answer, "status" | "body">,
  extra?: Record<string, string>,
): Response {
  const headers: Record<string, string> = {
    "x-zapin-request-id": call.id,
    "cache-control": "no-store",
    ...extra,
  };
  if (body !== null) headers["content-type"] = "application/json; charset=utf-8";
  if (call.caller) headers["x-zapin-tenant-id"] = call.caller.grant.tenantId;
  if (call.request.headers.has("origin")) Object.assign(headers, CORS_HEADERS);
  addQuotaHeaders(call, headers);
  return new Response(body, { status, headers });
}

/** IETF draft-ietf-httpapi-ratelimit-headers, and the older `X-RateLimit-*` beside it. */
function addQuotaHeaders(call: Call, headers: Record<string, string>): void {
  const kind = call.resolved?.route.kind;
  if (!call.caller || !kind) return;
  const state = quotaLeft(purseOf(call.caller.ledger), kind);
  if (!state) return;
  const seconds = Math.max(0, Math.ceil((state.windowEnd - call.startedAt) / 1_000));
  const window = Math.round((state.windowEnd - state.windowStart) / 1_000);
  headers["ratelimit-policy"] = `"${kind}";q=${state.limit};w=${window}`;
  headers.ratelimit = `"${kind}";r=${state.left};t=${seconds}`;
  headers["x-ratelimit-limit"] = String(state.limit);
  headers["x-ratelimit-remaining"] = String(state.left);
  headers["x-ratelimit-reset"] = String(Math.ceil(state.windowEnd / 1_000));
}

/** Any web page may call with a key of its own; no cookie or other credential is ever sent along. */
const CORS_HEADERS = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers":
    "x-zapin-request-id, x-zapin-tenant-id, ratelimit, ratelimit-policy, x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset, retry-after, idempotent-replayed",
};

/** The answer to a browser that asks whether it may. */
export function preflight(): Response {
  const headers = {
    ...CORS_HEADERS,
    "access-control-allow-methods": "GET, POST, PUT, DELETE",
    "access-control-allow-headers": "apikey, authorization, content-type, idempotency-key",
    "access-control-max-age": "86400",
  };
  return new Response(null, { status: 204, headers });
}
