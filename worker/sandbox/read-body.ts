import type { SandboxCall } from "../../durable/sandbox-instance/handler";
import { isObject } from "../../durable/sandbox-instance/validation";
import { chunksOf } from "./chunks";
import { createKeptBytes } from "./kept-bytes";
import { readMultipart } from "./read-multipart";
import { createJsonShrinker } from "./shrink-json";

type Content = Pick<SandboxCall, "body" | "file">;

/** The body, or the error with which Evolution's body parsers answer before any route is looked at. */
export type BodyResult = ({ ok: true } & Content) | { ok: false; status: number; message: string };

const TAKES_FILES = /\/message\/send(media|ptv|whatsappaudio|status|sticker)\//i;

/** Reads a body of any size in little memory: long strings are cut, files only measured. */
export async function readBody(request: Request): Promise<BodyResult> {
  const type = request.headers.get("content-type") ?? "";
  const stream = request.body;
  if (!stream || request.method === "GET") return { ok: true, body: {} };
  try {
    if (type.includes("application/json")) return { ok: true, body: await readJson(stream) };
    if (type.includes("application/x-www-form-urlencoded")) return { ok: true, body: await readUrlEncoded(stream) };
    const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
    if (boundary && TAKES_FILES.test(request.url)) return await readForm(stream, boundary);
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, status: 413, message: error.message };
    if (error instanceof SyntaxError) return { ok: false, status: 400, message: error.message };
    throw error;
  }
  await stream.cancel();
  return { ok: true, body: {} };
}

async function readJson(stream: ReadableStream<Uint8Array>): Promise<Content["body"]> {
  const shrinker = createJsonShrinker();
  for await (const chunk of chunksOf(stream)) shrinker.write(chunk);
  const text = shrinker.text();
  if (text.trim() === "") return {};
  const value: unknown = JSON.parse(text);
  if (isObject(value) || Array.isArray(value)) return { ...value };
  // The parser upstream takes only objects and arrays.
  throw new SyntaxError(`Unexpected token '${text.trim()[0]}', "${text.trim().slice(0, 10)}" is not valid JSON`);
}

async function readUrlEncoded(stream: ReadableStream<Uint8Array>): Promise<Content["body"]> {
  const kept = createKeptBytes();
  for await (const chunk of chunksOf(stream)) kept.add(chunk);
  return Object.fromEntries(new URLSearchParams(kept.text()));
}

async function readForm(stream: ReadableStream<Uint8Array>, boundary: string): Promise<BodyResult> {
  const { unexpected, ...content } = await readMultipart(stream, boundary);
  return unexpected ? { ok: false, status: 500, message: "Unexpected field" } : { ok: true, ...content };
}
