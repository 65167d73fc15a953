import { Buffer } from "node:buffer";
import { Problem } from "../lib/problem";

/**
 * A client that goes away in the middle of its body, or breaks its framing, is no accident of ours. Evolution sends again what
 * is answered 408, unlike most of 4xx.
 */
export const brokenBody = (cause: unknown): Problem =>
  new Problem("body_incomplete", "The body broke off before its end.", { cause });

/** The pieces of a client's body, as they come. */
export async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const reader = body.getReader();
  const read = () =>
    reader.read().catch((cause: unknown) => {
      throw brokenBody(cause);
    });
  for (let next = await read(); !next.done; next = await read()) yield next.value;
}

/** All of a client's body, counted as it comes: a length that was not stated, or was a lie, must not fill our memory. */
export async function readAtMost(
  body: ReadableStream<Uint8Array>,
  mostBytes: number,
  tooLarge: () => Problem,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(body)) {
    length += chunk.length;
    if (length > mostBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
