import { toBase64Url } from "../../lib/encoding";
import type { Delivery } from "./queues";

const TIMEOUT_MS = 30_000;
const MAX_ATTEMPTS = 10;
const FIRST_DELAY_MS = 5_000;
const MAX_DELAY_MS = 300_000;
const JITTER = 0.2;
const JWT_LIFE_S = 600;
/** Answers that Evolution takes as final. */
const HOPELESS = [400, 401, 403, 404, 422];

type Fetch = (request: Request) => Promise<Response>;

/** One attempt. `again` asks for another; `done` is also the end of what can never succeed. */
export async function deliver(delivery: Delivery, send: Fetch, now: number): Promise<"done" | "again"> {
  const timeout = new AbortController();
  // Not AbortSignal.timeout: a timer nobody clears keeps the object awake.
  const timer = setTimeout(() => timeout.abort(), TIMEOUT_MS);
  try {
    const request = await webhookRequest(delivery, now);
    const response = await send(new Request(request, { signal: timeout.signal }));
    await response.body?.cancel();
    if (response.ok || HOPELESS.includes(response.status)) return "done";
  } catch {
    // Whatever keeps a receiver from answering is a failed attempt; an address that is no URL is one too.
  } finally {
    clearTimeout(timer);
  }
  return delivery.attempt + 1 < MAX_ATTEMPTS ? "again" : "done";
}

/** 5 s, doubling to 300 s, with jitter. */
export function retryDelayMs(attempt: number): number {
  const delay = Math.min(FIRST_DELAY_MS * 2 ** attempt, MAX_DELAY_MS);
  return Math.round(delay * (1 + JITTER * (2 * Math.random() - 1)));
}

async function webhookRequest({ url, headers, body }: Delivery, now: number): Promise<Request> {
  const { jwt_key: jwtKey, ...others } = headers;
  const request = new Headers({
    accept: "application/json, text/plain, */*",
    "content-type": "application/json",
    "user-agent": "axios/1.12.2",
    ...others,
  });
  if (jwtKey) request.set("authorization", `Bearer ${await signJwt(jwtKey, now)}`);
  return new Request(url, { method: "POST", headers: request, body });
}

async function signJwt(secret: string, now: number): Promise<string> {
  const issued = Math.floor(now / 1000);
  const part = (value: object) => toBase64Url(new TextEncoder().encode(JSON.stringify(value)));
  const claims = { iat: issued, exp: issued + JWT_LIFE_S, app: "evolution", action: "webhook" };
  const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(secret), algorithm, false, ["sign"]);
  const signature = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(signed));
  return `${signed}.${toBase64Url(new Uint8Array(signature))}`;
}
