import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Readable, Transform } from "node:stream";
import { finished } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { compactJson } from "./compact-json.ts";
import { asFields, type Fields } from "./fields.ts";
import { type Multipart, readMultipart } from "./multipart.ts";
import { parseQueryString } from "./query-string.ts";
import type { RecordedRequest, Records } from "./records.ts";
import { frameworkError, type Refusal } from "./refusal.ts";

const MEGABYTE = 1024 * 1024;
const RECORDED_TEXT_BYTES = MEGABYTE;
const BODY_LIMIT_BYTES = 136 * MEGABYTE;

/** A body that has arrived: its fields, or why Express would not read it. Multipart is read only where a route wants it. */
export interface ReceivedBody {
  fields: Fields;
  error: Refusal | undefined;
  multipart: Multipart | Error | undefined;
}

const DECODERS = new Map<string, () => Transform>([
  ["gzip", createGunzip],
  ["deflate", createInflate],
  ["br", createBrotliDecompress],
]);

/** Reads the body to its end while counting and hashing it; undefined when the sender went away before. */
export async function receive(
  request: IncomingMessage,
  record: RecordedRequest,
  { counters }: Records,
): Promise<ReceivedBody | undefined> {
  const type = request.headers["content-type"] ?? "";
  const hash = createHash("sha256");
  const raw = keepUpTo(RECORDED_TEXT_BYTES);
  request.on("data", (chunk: Buffer) => {
    hash.update(chunk);
    raw.push(chunk);
    record.bodySize += chunk.length;
    counters.bytes += chunk.length;
  });
  try {
    const body = await interpret(decoded(request), type).catch(undecodable);
    // What a failed decoder left unread still belongs to the request.
    if (!request.readableEnded) await drain(request);
    record.complete = true;
    record.bodySha256 = hash.digest("hex");
    record.bodyText = raw.text();
    return body;
  } catch {
    counters.incomplete += 1;
    return undefined;
  }
}

/** The body without its content encoding; undefined for an encoding Express does not know. */
function decoded(request: IncomingMessage): Readable | undefined {
  const coding = (request.headers["content-encoding"] ?? "identity").toLowerCase();
  if (coding === "identity") return request;
  const create = DECODERS.get(coding);
  if (!create) return undefined;
  const decoder = create();
  request.once("close", () => request.complete || decoder.destroy(new Error("aborted")));
  return request.pipe(decoder);
}

async function interpret(stream: Readable | undefined, type: string): Promise<ReceivedBody> {
  const media = type.split(";")[0]?.trim().toLowerCase();
  const charset = /charset="?([^";\s]+)/i.exec(type)?.[1]?.toLowerCase() ?? "utf-8";
  if (!stream) return failed(frameworkError(415, "unsupported content encoding"));
  if (media === "application/json" && !charset.startsWith("utf-")) {
    await drain(stream);
    return failed(frameworkError(415, `unsupported charset "${charset.toUpperCase()}"`));
  }
  if (media === "application/json") return readJson(stream);
  if (media === "application/x-www-form-urlencoded") return readForm(stream);
  if (media === "multipart/form-data") return readParts(stream, type);
  await drain(stream);
  return nothing();
}

async function drain(stream: Readable): Promise<void> {
  stream.resume();
  await finished(stream);
}

async function readJson(stream: Readable): Promise<ReceivedBody> {
  const whole = keepUpTo(RECORDED_TEXT_BYTES);
  const compactor = compactJson();
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    whole.push(chunk);
    compactor.push(chunk);
  }
  if (size > BODY_LIMIT_BYTES) return failed(frameworkError(413, "request entity too large"));
  if (size === 0) return nothing();
  try {
    return { ...nothing(), fields: parseStrictly(whole.text() ?? compactor.finish()) };
  } catch (error) {
    return failed(frameworkError(400, error instanceof Error ? error.message : String(error)));
  }
}

/** Only objects and arrays are accepted at the top, as in body-parser's strict mode. */
function parseStrictly(text: string): Fields {
  const first = text.trimStart()[0];
  if (first !== undefined && first !== "{" && first !== "[") {
    const shown = text.length > 10 ? `${text.slice(0, 10)}"...` : `${text}"`;
    throw new SyntaxError(`Unexpected token '${first}', "${shown} is not valid JSON`);
  }
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? Object.fromEntries(value.entries()) : asFields(value);
}

async function readForm(stream: Readable): Promise<ReceivedBody> {
  const whole = keepUpTo(BODY_LIMIT_BYTES);
  for await (const chunk of stream) whole.push(chunk);
  const text = whole.text();
  if (text === undefined) return failed(frameworkError(413, "request entity too large"));
  return { ...nothing(), fields: parseQueryString(text) };
}

async function readParts(stream: Readable, type: string): Promise<ReceivedBody> {
  const reader = readMultipart(type);
  for await (const chunk of stream) reader.push(chunk);
  return { ...nothing(), multipart: reader.finish() };
}

const nothing = (): ReceivedBody => ({ fields: {}, error: undefined, multipart: undefined });
const failed = (error: Refusal): ReceivedBody => ({ ...nothing(), error });

function keepUpTo(limit: number) {
  let chunks: Buffer[] | undefined = [];
  let size = 0;
  return {
    push(chunk: Buffer): void {
      size += chunk.length;
      if (size > limit) chunks = undefined;
      chunks?.push(chunk);
    },
    text: (): string | undefined => (chunks ? Buffer.concat(chunks).toString() : undefined),
  };
}

/** A body that is not in the encoding it names; a connection that broke is no answer at all. */
function undecodable(error: NodeJS.ErrnoException): ReceivedBody {
  if (error.code?.startsWith("Z_") || error.code?.startsWith("ERR_")) return failed(frameworkError(400, error.message));
  throw error;
}
