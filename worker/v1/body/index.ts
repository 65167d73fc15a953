import { Problem } from "../../../lib/problem";
import { brokenBody } from "../../client-body";
import type { BodyRule } from "../routes/route";
import { concatBytes } from "./concat-bytes";
import { type HeaderValue, parseHeaderValue } from "./header-value";
import { inspectStream, inspectWhole } from "./inspect-json";
import { inspectMultipart } from "./inspect-multipart";
import type { InspectOptions } from "./inspect-options";
import { type BodySource, prepend, sourceOf, tooLarge } from "./inspect-stream";
import { boundaryOf } from "./multipart-head";

export { type BodyDigest, createDigest } from "./digest";
export type { InspectOptions } from "./inspect-options";

const JSON_TYPE = "application/json";
const PLAIN_JSON: HeaderValue = { value: JSON_TYPE, parameters: new Map() };
/** Larger bodies are streamed where the route allows it. */
const WHOLE_BYTES = 262_144;

export interface InspectedBody {
  body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null;
  contentType: string | null;
  /** Only for a stream: settles when the inspection has ended, and rejects with the Problem that ended it. */
  done: Promise<void> | undefined;
  /** Only for a stream: must be given to the `fetch` that sends it, see `InspectedStream`. */
  signal?: AbortSignal;
}

interface Inspection {
  rule: BodyRule;
  options: InspectOptions;
}

/** Reads a request's body under its route's rule; what it answers may be sent upstream. Throws a Problem for what may not. */
export async function inspectBody(request: Request, rule: BodyRule, options: InspectOptions): Promise<InspectedBody> {
  if (rule.form === "none") return noBody(options);
  const declared = request.headers.get("content-length") ?? "";
  const length = /^\d+$/.test(declared) ? Number(declared) : undefined;
  // Merely to look at `body` makes a stream of it.
  if (length === 0 || (length === undefined && !request.body)) return noBody(options);
  if (length !== undefined && length > rule.maxBytes) throw tooLarge(rule.maxBytes);
  refuseEncoding(request.headers.get("content-encoding"));

  const contentType = request.headers.get("content-type");
  if (length !== undefined) {
    const type = acceptedType(contentType, rule);
    const isWhole = type.value === JSON_TYPE && (length <= WHOLE_BYTES || rule.form === "json");
    if (isWhole) return whole(await readBytes(request), rule, options);
    if (request.body) return streamed(sourceOf(request.body, length), type, { rule, options });
  }
  // Without a length only reading tells whether there is a body at all.
  const source = request.body && sourceOf(request.body);
  const first = await source?.read();
  if (!source || !first) return noBody(options);
  return streamed(prepend(first, source), acceptedType(contentType, rule), { rule, options });
}

async function readBytes(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await request.arrayBuffer());
  } catch (cause) {
    throw brokenBody(cause);
  }
}

/** Reads a body that is not going to be sent, so that its digest is complete and its violations are found. */
export async function drainBody({ body, done }: InspectedBody): Promise<void> {
  if (!(body instanceof ReadableStream)) return;
  await body.pipeTo(new WritableStream()).catch(() => {}); // `done` has the true error.
  await done;
}

function noBody(options: InspectOptions): InspectedBody {
  options.digest?.finishEmpty();
  return { body: null, contentType: null, done: undefined };
}

function whole(bytes: Uint8Array<ArrayBuffer>, rule: BodyRule, options: InspectOptions): InspectedBody {
  if (bytes.length === 0 || isEmptyList(bytes)) return noBody(options);
  return { body: inspectWhole(bytes, rule, options), contentType: JSON_TYPE, done: undefined };
}

/** `[]`: how PHP writes a body without fields. Upstream it counts as `{}`, which is what no body at all counts as. */
const isEmptyList = (bytes: Uint8Array) => bytes.length === 2 && bytes[0] === 0x5b && bytes[1] === 0x5d;

async function streamed(source: BodySource, type: HeaderValue, { rule, options }: Inspection): Promise<InspectedBody> {
  if (type.value !== JSON_TYPE) return inspectMultipart(source, boundaryOf(type), { rule, options });
  if (rule.form === "json") return whole(await readWhole(source, rule.maxBytes), rule, options);
  return { ...inspectStream(source, rule, options), contentType: JSON_TYPE };
}

async function readWhole(source: BodySource, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let chunk = await source.read(); chunk; chunk = await source.read()) {
    length += chunk.length;
    if (length > maxBytes) {
      await source.cancel();
      throw tooLarge(maxBytes);
    }
    chunks.push(chunk);
  }
  return concatBytes(chunks);
}

function acceptedType(text: string | null, rule: BodyRule): HeaderValue {
  if (text === JSON_TYPE) return PLAIN_JSON;
  const parsed = parseHeaderValue(text ?? "");
  const isJson = parsed?.value === JSON_TYPE;
  const isUpload = parsed?.value === "multipart/form-data" && rule.form === "upload";
  if (!parsed || !(isJson || isUpload)) {
    const wanted = rule.form === "upload" ? "application/json or multipart/form-data" : "application/json";
    throw new Problem("unsupported_media_type", `The body must be ${wanted}.`);
  }
  const charset = parsed.parameters.get("charset")?.toLowerCase() ?? "utf-8";
  if (charset !== "utf-8" && charset !== "utf8")
    throw new Problem("unsupported_media_type", "The charset must be utf-8.");
  return parsed;
}

function refuseEncoding(encoding: string | null) {
  if (encoding === null || encoding.toLowerCase() === "identity") return;
  throw new Problem("unsupported_media_type", "The body must not be compressed.");
}
