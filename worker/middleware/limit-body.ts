import { Buffer } from "node:buffer";
import { createMiddleware } from "hono/factory";
import { Problem } from "../../lib/problem";
import { chunksOf } from "../broken-body";

/** Reads a body of up to so many bytes before anybody looks at it. One that is larger, or breaks off, goes no further. */
export const limitBody = (mostBytes: number) =>
  createMiddleware(async (c, next) => {
    const { body } = c.req.raw;
    if (body) {
      if (Number(c.req.header("content-length") ?? 0) > mostBytes) throw tooLarge(mostBytes);
      c.req.raw = new Request(c.req.raw, { body: await readAll(body, mostBytes) });
    }
    await next();
  });

async function readAll(body: ReadableStream<Uint8Array>, mostBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(body)) {
    length += chunk.length;
    if (length > mostBytes) throw tooLarge(mostBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (mostBytes: number) =>
  new Problem("body_too_large", `A body may have up to ${mostBytes / 1_024} kB here.`);
