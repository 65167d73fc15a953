import { byEventsSuffix } from "../../lib/event-names";
import { Problem } from "../../lib/problem";
import { fetchSafely, type SafeFetchOptions } from "../../lib/safe-fetch";
import { openBytes } from "../../lib/seal";
import type { VersionedSecrets } from "../../lib/secrets";
import type { Sql } from "../sql";
import { customHeaders } from "./custom-headers";
import { type Endpoint, type EndpointDocument, openEndpoint } from "./endpoint";
import { bodyContext } from "./messages";
import { retryAfterMs } from "./schedule";
import { signBody } from "./sign";
import { type Delivery, findPart } from "./store";

const TIMEOUT_MS = 15_000;

export interface Sender {
  sql: Sql;
  secrets: VersionedSecrets;
  safe: SafeFetchOptions;
}

export interface AttemptResult {
  at: number;
  ms: number;
  status: number | null;
  error: string | null;
  /** How long the receiver asked to be left alone. */
  holdMs: number;
}

/** Tries once. Whatever goes wrong is a failed attempt, never an exception: one bad delivery must not stop the others. */
export async function attemptDelivery(
  sender: Sender,
  document: EndpointDocument,
  delivery: Delivery,
): Promise<AttemptResult> {
  const at = Date.now();
  try {
    const response = await post(sender, await openEndpoint(sender.secrets, document), delivery);
    await response.body?.cancel();
    const asks = response.status === 429 || response.status === 503;
    const holdMs = asks ? retryAfterMs(response.headers.get("retry-after"), Date.now()) : 0;
    return { at, ms: Date.now() - at, status: response.status, error: null, holdMs };
  } catch (error) {
    if (!(error instanceof Problem)) console.error({ event: "delivery_broke", id: delivery.id, error: String(error) });
    const code = error instanceof Problem ? error.code : "internal";
    return { at, ms: Date.now() - at, status: null, error: code, holdMs: 0 };
  }
}

async function post(sender: Sender, endpoint: Endpoint, delivery: Delivery): Promise<Response> {
  const timestamp = Math.floor(Date.now() / 1000);
  const whole = delivery.moreParts === 0 ? await collect(readBody(sender, endpoint, delivery)) : undefined;
  const toSign = whole ? pieces(whole) : readBody(sender, endpoint, delivery);
  const signed = await signBody(toSign, { id: delivery.id, timestamp, secret: endpoint.secret });
  const headers = await customHeaders(endpoint.headers, timestamp);
  headers.set("content-type", "application/json");
  headers.set("user-agent", "Zapin-Webhooks/1");
  for (const [name, value] of Object.entries(signed.headers)) headers.set(name, value);
  const url = endpoint.url + (endpoint.webhookByEvents ? byEventsSuffix(delivery.event) : "");
  const body = whole ?? streamOf(readBody(sender, endpoint, delivery), signed.length);
  return fetchSafely(url, { method: "POST", headers, body, timeoutMs: TIMEOUT_MS }, sender.safe);
}

/** The envelope as it was stored, closed with the receiver's own address. */
async function* readBody({ sql, secrets }: Sender, endpoint: Endpoint, { id, moreParts }: Delivery) {
  for (let part = 0; part <= moreParts; part++) {
    const sealed = findPart(sql, id, part);
    if (sealed === undefined) throw new Error(`part ${part} of the body is missing`);
    yield await openBytes(secrets, sealed, bodyContext(id, part));
  }
  yield new TextEncoder().encode(`,"destination":${JSON.stringify(endpoint.url)}}`);
}

async function collect(body: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const all: Uint8Array[] = [];
  for await (const piece of body) all.push(piece);
  return new Uint8Array(await new Blob(all as BlobPart[]).arrayBuffer());
}

async function* pieces(whole: Uint8Array) {
  yield whole;
}

/** With its length known beforehand: many receivers do not take chunked requests. */
function streamOf(body: AsyncIterable<Uint8Array>, length: number): ReadableStream {
  const iterator = body[Symbol.asyncIterator]();
  const source = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  return source.pipeThrough(new FixedLengthStream(length));
}
