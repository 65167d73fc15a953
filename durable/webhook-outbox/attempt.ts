import { describeError } from "../../lib/describe-error";
import { byEventsSuffix } from "../../lib/event-names";
import { Problem } from "../../lib/problem";
import { fetchSafely, type SafeFetchOptions } from "../../lib/safe-fetch";
import { seal } from "../../lib/seal";
import type { VersionedSecrets } from "../../lib/secrets";
import { customHeaders } from "./custom-headers";
import type { Endpoint } from "./endpoint";
import { triggerPusher } from "./pusher";
import { retryAfterMs } from "./schedule";
import { signBody } from "./sign";
import type { StoredAttempt } from "./store";

const TIMEOUT_MS = 15_000;
const ANSWER_BYTES = 2_048;
const CONTENT_TYPE = "application/json";
const USER_AGENT = "Zapin-Webhooks/1";

/** What is sent: read once to sign it and, where it is large, once more to send it. */
export interface Outgoing {
  id: string;
  event: string;
  due: number;
  isLarge: boolean;
  read(): AsyncIterable<Uint8Array>;
}

export interface Sender {
  secrets: VersionedSecrets;
  safe: SafeFetchOptions;
  /** Below 1, receivers must be faster: for tests. */
  scale: number;
}

export interface AttemptResult {
  attempt: StoredAttempt;
  /** How long the receiver asked to be left alone. */
  holdMs: number;
  /** It can never be sent; the receiver has no part in that. */
  isDropped?: true;
}

/** Tries once. Whatever goes wrong is a failed attempt, never an exception: one bad delivery must not stop the others. */
export async function attemptDelivery(sender: Sender, endpoint: Endpoint, outgoing: Outgoing): Promise<AttemptResult> {
  const at = Date.now();
  const none = { at, due: Math.floor(outgoing.due), signatures: null, answer: null };
  try {
    const { response, signatures } = await post(sender, endpoint, { outgoing, at });
    if (!response) return { attempt: { ...none, ms: 0, status: null, error: "too_large" }, holdMs: 0, isDropped: true };
    const text = await readAnswer(response);
    const answer = text === "" ? null : await seal(sender.secrets, text, answerContext(outgoing.id, at));
    const asks = response.status === 429 || response.status === 503;
    const holdMs = asks ? retryAfterMs(response.headers.get("retry-after"), Date.now()) : 0;
    const attempt = { ...none, ms: Date.now() - at, status: response.status, error: null, signatures, answer };
    return { attempt, holdMs };
  } catch (error) {
    if (!(error instanceof Problem))
      console.error({ event: "delivery_broke", id: outgoing.id, error: describeError(error) });
    const code = error instanceof Problem ? error.code : "internal";
    return { attempt: { ...none, ms: Date.now() - at, status: null, error: code }, holdMs: 0 };
  }
}

export const isAccepted = ({ status }: StoredAttempt) => status !== null && status >= 200 && status < 300;

/** What the answer to an attempt is sealed for. */
export const answerContext = (id: string, at: number) => `event-answer:${id}:${at}`;

async function post({ safe, scale }: Sender, endpoint: Endpoint, { outgoing, at }: { outgoing: Outgoing; at: number }) {
  const timeoutMs = TIMEOUT_MS * scale;
  const { pusher } = endpoint;
  if (pusher) {
    const response = await triggerPusher({ safe }, { ...endpoint, pusher }, { outgoing, timeoutMs, at });
    return { response, signatures: null };
  }
  const timestamp = Math.floor(at / 1_000);
  const whole = outgoing.isLarge ? undefined : await collect(outgoing.read());
  const secrets = signingSecrets(endpoint, at);
  const signed = await signBody(whole ? pieces(whole) : outgoing.read(), { id: outgoing.id, timestamp, secrets });
  const headers = await customHeaders(endpoint.headers, timestamp);
  headers.set("content-type", CONTENT_TYPE);
  headers.set("user-agent", USER_AGENT);
  for (const [name, value] of Object.entries(signed.headers)) headers.set(name, value);
  const body = whole ?? streamOf(outgoing.read(), signed.length);
  const init = { method: "POST", headers, body, timeoutMs };
  const response = await fetchSafely(urlFor(endpoint, outgoing.event), init, safe);
  const signatures: [string, string] = [
    signed.headers["webhook-signature"] ?? "",
    signed.headers["x-webhook-signature"] ?? "",
  ];
  return { response, signatures };
}

/** The newest first; during a roll the one before as well. */
const signingSecrets = ({ secret, previous }: Endpoint, now: number): [string, ...string[]] =>
  previous && previous.until > now ? [secret, previous.secret] : [secret];

export const urlFor = ({ url, webhookByEvents }: Pick<Endpoint, "url" | "webhookByEvents">, event: string) =>
  url + (webhookByEvents ? byEventsSuffix(event) : "");

/** What was sent over an attempt. Headers that the tenant gave are secrets: only their names are shown. */
export function sentHeaders(endpoint: Endpoint, id: string, { at, signatures }: StoredAttempt): Record<string, string> {
  const own = Object.keys(endpoint.headers ?? {}).map((name) => [name.toLowerCase(), HIDDEN]);
  if (!signatures) return Object.fromEntries(own);
  const [standard, bare] = signatures;
  return {
    ...Object.fromEntries(own),
    "content-type": CONTENT_TYPE,
    "user-agent": USER_AGENT,
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at / 1_000)),
    "webhook-signature": standard,
    "x-webhook-signature": bare,
  };
}

const HIDDEN = "••••••";

/** The beginning of what the receiver said. That it stops talking does not change its status. */
async function readAnswer(response: Response): Promise<string> {
  if (!response.body) return "";
  const reader = response.body.getReader();
  const bytes = new Uint8Array(ANSWER_BYTES);
  let length = 0;
  try {
    while (length < ANSWER_BYTES) {
      const { done, value } = await reader.read();
      if (done) break;
      const taken = value.subarray(0, ANSWER_BYTES - length);
      bytes.set(taken, length);
      length += taken.length;
    }
    if (length === ANSWER_BYTES) await reader.cancel();
  } catch {
    // What came before it broke off is all there is.
  }
  return new TextDecoder().decode(bytes.subarray(0, length));
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
