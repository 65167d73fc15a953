import { Problem } from "../../../lib/problem";
import { brokenBody } from "../../client-body";

/** Bytes asked for at once. The default reader of a request body gives 4 KB, and every read leaves garbage behind. */
const MAX_READ_BYTES = 262_144;
const MIN_READ_BYTES = 4_096;

export interface BodySource {
  /** Undefined at the end. A `spare` chunk is given back: its memory may hold the next one. */
  read(spare?: Uint8Array): Promise<Uint8Array | undefined>;
  cancel(reason?: unknown): Promise<void>;
}

export type Emit = (bytes: Uint8Array) => void;

/** Turns the client's bytes into the upstream's. Throws a Problem to stop everything. */
export interface StreamInspector {
  write(chunk: Uint8Array, emit: Emit): void;
  /** Emits what was held back until now; without it the upstream never sees a complete body. */
  end(emit: Emit): void;
}

export interface InspectedStream {
  body: ReadableStream<Uint8Array>;
  /**
   * Resolves when all was accepted, or when the reader lost interest. Rejects with the Problem that stopped it;
   * the reader of the stream sees a copy, which is no longer a `Problem`.
   */
  done: Promise<void>;
  /** For the `fetch` that sends the stream. When a body fails, workerd ends the request as if it were complete; this cuts it. */
  signal: AbortSignal;
}

/** `length` is what the client has declared, if anything. */
export function sourceOf(stream: ReadableStream<Uint8Array>, length = MAX_READ_BYTES): BodySource {
  const readBytes = Math.max(MIN_READ_BYTES, Math.min(length, MAX_READ_BYTES));
  const byob = byteReader(stream);
  if (byob) {
    return {
      async read(spare) {
        const isReusable = spare?.buffer instanceof ArrayBuffer && spare.buffer.byteLength === readBytes;
        const room = isReusable ? new Uint8Array(spare.buffer) : new Uint8Array(readBytes);
        const { done, value } = await byob.read(room).catch(brokeOff);
        return done ? undefined : value;
      },
      cancel: (reason) => byob.cancel(reason),
    };
  }
  const reader = stream.getReader();
  return {
    async read() {
      const { done, value } = await reader.read().catch(brokeOff);
      return done ? undefined : value;
    },
    cancel: (reason) => reader.cancel(reason),
  };
}

function brokeOff(cause: unknown): never {
  throw brokenBody(cause);
}

/** Gives `first` before the rest of the source. */
export function prepend(first: Uint8Array, source: BodySource): BodySource {
  let next: Uint8Array | undefined = first;
  return {
    async read(spare) {
      const chunk = next ?? (await source.read(spare));
      next = undefined;
      return chunk;
    },
    cancel: (reason) => source.cancel(reason),
  };
}

/**
 * Reads the next chunk only when the last has been taken, and into the same memory: a body of any size costs one buffer.
 * (A `ReadableStream` made in JavaScript cannot tell when its chunk is free again; 50 MB of them waited for the collector.)
 */
export function passThrough(source: BodySource, inspector: StreamInspector, maxBytes: number): InspectedStream {
  const { readable, writable } = new IdentityTransformStream();
  const abort = new AbortController();
  const done = pump(source, inspector, { writer: writable.getWriter(), abort, maxBytes });
  done.catch(() => {}); // Whoever reads the stream learns of it there too; nobody is forced to wait here.
  return { body: readable, done, signal: abort.signal };
}

interface Target {
  writer: WritableStreamDefaultWriter<Uint8Array>;
  abort: AbortController;
  maxBytes: number;
}

async function pump(
  source: BodySource,
  inspector: StreamInspector,
  { writer, abort, maxBytes }: Target,
): Promise<void> {
  const pieces: Uint8Array[] = [];
  const emit: Emit = (piece) => void (piece.length > 0 && pieces.push(piece));
  let received = 0;
  try {
    for (let chunk = await source.read(); chunk; chunk = await source.read(chunk)) {
      received += chunk.length;
      if (received > maxBytes) throw tooLarge(maxBytes);
      inspector.write(chunk, emit);
      const isWanted = await writeAll(writer, pieces.splice(0));
      if (!isWanted) return await source.cancel();
    }
    inspector.end(emit);
    if (await writeAll(writer, pieces)) await writer.close().catch(() => {});
  } catch (error) {
    abort.abort(error);
    await Promise.allSettled([writer.abort(error), source.cancel(error)]);
    throw error;
  }
}

/** False when the reader has lost interest. */
async function writeAll(
  writer: WritableStreamDefaultWriter<Uint8Array>,
  pieces: readonly Uint8Array[],
): Promise<boolean> {
  try {
    for (const piece of pieces) await writer.write(piece);
    return true;
  } catch {
    return false;
  }
}

export function tooLarge(maxBytes: number): Problem {
  return new Problem("body_too_large", `The body is larger than ${maxBytes} bytes.`);
}

function byteReader(stream: ReadableStream<Uint8Array>): ReadableStreamBYOBReader | undefined {
  try {
    return stream.getReader({ mode: "byob" });
  } catch {
    return undefined; // Not a byte stream.
  }
}
