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
