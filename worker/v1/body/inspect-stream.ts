import { Problem } from "../../../lib/problem";

/** Bytes asked for at once. The default reader of a request body gives 4 KB, which costs more calls than work. */
const READ_BYTES = 65_536;

export interface BodySource {
  /** Undefined at the end. */
  read(): Promise<Uint8Array | undefined>;
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
  /** Resolves when all was accepted, or when the reader lost interest; rejects with what the stream fails with. */
  done: Promise<void>;
}

export function sourceOf(stream: ReadableStream<Uint8Array>): BodySource {
  const byob = byteReader(stream);
  if (byob) {
    return {
      async read() {
        const { done, value } = await byob.read(new Uint8Array(READ_BYTES));
        return done ? undefined : value;
      },
      cancel: (reason) => byob.cancel(reason),
    };
  }
  const reader = stream.getReader();
  return {
    async read() {
      const { done, value } = await reader.read();
      return done ? undefined : value;
    },
    cancel: (reason) => reader.cancel(reason),
  };
}

/** Gives `first` before the rest of the source. */
export function prepend(first: Uint8Array, source: BodySource): BodySource {
  let next: Uint8Array | undefined = first;
  return {
    async read() {
      const chunk = next ?? (await source.read());
      next = undefined;
      return chunk;
    },
    cancel: (reason) => source.cancel(reason),
  };
}

/** Reads one chunk of the source for each that the consumer asks for: nothing queues up. */
export function passThrough(source: BodySource, inspector: StreamInspector, maxBytes: number): InspectedStream {
  const { promise: done, resolve, reject } = Promise.withResolvers<void>();
  done.catch(() => {}); // Whoever reads the stream learns of it there too; nobody is forced to wait here.
  let received = 0;

  const step = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    let hasEmitted = false;
    const emit = (bytes: Uint8Array) => {
      if (bytes.length === 0) return;
      controller.enqueue(bytes);
      hasEmitted = true;
    };
    while (!hasEmitted) {
      const chunk = await source.read();
      if (!chunk) {
        inspector.end(emit);
        controller.close();
        resolve();
        return;
      }
      received += chunk.length;
      if (received > maxBytes) throw tooLarge(maxBytes);
      inspector.write(chunk, emit);
    }
  };

  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          await step(controller);
        } catch (error) {
          reject(error);
          controller.error(error);
          await source.cancel(error).catch(() => {});
        }
      },
      async cancel(reason) {
        resolve();
        await source.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return { body, done };
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
