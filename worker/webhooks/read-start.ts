import { Problem } from "../../lib/problem";
import { chunksOf } from "../client-body";

/** Bodies up to this are read whole. */
export const WHOLE_BYTES = 1_048_576;
const MOST_BYTES = 50 * WHOLE_BYTES;

/** What was read of a body so far; `rest` is undefined once that is all of it. */
export interface BodyStart {
  start: Uint8Array<ArrayBuffer>;
  rest: AsyncIterable<Uint8Array> | undefined;
}

/** Reads until the body ends or is known to be large. A body of more than 50 MB is refused. */
export async function readStart(request: Request): Promise<BodyStart> {
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) throw tooLarge();
  if (!request.body) return { start: new Uint8Array(0), rest: undefined };
  const chunks: Uint8Array[] = [];
  const source = counted(request.body);
  let length = 0;
  for (let next = await source.next(); !next.done; next = await source.next()) {
    chunks.push(next.value);
    length += next.value.length;
    if (length > WHOLE_BYTES) return { start: joined(chunks, length), rest: source };
  }
  return { start: joined(chunks, length), rest: undefined };
}

async function* counted(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let length = 0;
  for await (const chunk of chunksOf(body)) {
    length += chunk.length;
    if (length > MOST_BYTES) throw tooLarge();
    yield chunk;
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

const tooLarge = () => new Problem("body_too_large", "An event may have 50 MB.");
