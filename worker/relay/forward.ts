import { Problem } from "../../lib/problem";
import { scaledLimit } from "../evolution/scaled-limit";
import { safeFetch } from "../safe-fetch";
import type { RelayDocument } from "../v1/rewrite/documents";
import { type Replacements, scrubText } from "../v1/scrub";

/** Time for the whole exchange, the bot's thinking included. */
const LIMIT_MS = 30_000;
/** The upstream holds a bot's whole answer in memory. */
const MOST_BYTES = 10 * 1024 * 1024;

/** The header in which the upstream sends the secret that the tenant gave this bot. No other header goes on. */
const CREDENTIAL: Record<RelayDocument["bot"], string | undefined> = {
  typebot: undefined,
  openai: undefined,
  dify: "authorization",
  flowise: "authorization",
  evolutionBot: "authorization",
  n8n: "authorization",
  evoai: "x-api-key",
};

/** Calls the tenant's address; only status, type and body of what it says come back. */
export async function forward(
  request: Request,
  document: RelayDocument,
  ask: { rest: string; body: string | undefined; hidden: Replacements },
): Promise<Response> {
  const url = addressOf(document.url, ask.rest);
  const headers = headersFor(request, document.bot, ask);
  const response = await safeFetch(url, {
    method: request.method,
    headers,
    body: ask.body,
    timeoutMs: scaledLimit(LIMIT_MS),
  });
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel();
    throw new Problem("upstream_failed", "The address redirects, which is not followed.");
  }
  if (!isAnswer(response)) {
    await response.body?.cancel();
    throw new Problem("upstream_failed", "The address answered with a status that there is not.");
  }
  const type = readableType(response);
  const body = (isShort(response) ? response.body : response.body?.pipeThrough(atMost(MOST_BYTES))) ?? null;
  return new Response(body, {
    status: response.status,
    headers: { ...INERT, ...(type !== null && { "content-type": type }) },
  });
}

/** No other status can be passed on: 101 would be another protocol. */
const isAnswer = ({ status }: Response): boolean => status >= 200 && status <= 599;

/** Null for one that an HTTP client would not take from us. */
function readableType({ headers }: Response): string | null {
  const type = headers.get("content-type");
  return type !== null && /^[\x20-\x7e]+$/.test(type) ? type : null;
}

/** Whatever a bot says, a browser that is led here runs nothing of it as a page of ours. */
const INERT = { "x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'; sandbox" };

/** Path and query are appended as the upstream itself would have done to the tenant's address. */
function addressOf(address: string, rest: string): string {
  return rest.startsWith("?") && address.includes("?") ? `${address}&${rest.slice(1)}` : address + rest;
}

function headersFor(
  request: Request,
  bot: RelayDocument["bot"],
  { body, hidden }: { body: string | undefined; hidden: Replacements },
): Headers {
  const headers = new Headers({ accept: request.headers.get("accept") ?? "application/json" });
  if (body !== undefined) headers.set("content-type", "application/json");
  const name = CREDENTIAL[bot];
  const credential = name && request.headers.get(name);
  if (name && credential) headers.set(name, scrubText(credential, hidden));
  return headers;
}

/** Says how long it is, and is held to that: its bytes need not be counted. */
function isShort({ headers }: Response): boolean {
  const length = headers.get("content-length");
  return length !== null && Number(length) <= MOST_BYTES && !headers.has("content-encoding");
}

function atMost(bytes: number): TransformStream<Uint8Array, Uint8Array> {
  let left = bytes;
  return new TransformStream({
    transform(chunk, controller) {
      left -= chunk.length;
      if (left < 0) controller.error(new Error("the answer of the bot is too large"));
      else controller.enqueue(chunk);
    },
  });
}
