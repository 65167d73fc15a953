import { Problem } from "../../lib/problem";
import { chunksOf } from "../broken-body";

const MOST_BYTES = 5 * 1024 * 1024;

/** The JSON of a request; undefined without a body. Bots are sent nothing but JSON. */
export async function readJson(request: Request): Promise<unknown> {
  if (!request.body) return undefined;
  const text = await readText(request.body);
  if (text === "") return undefined;
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) {
    throw new Problem("unsupported_media_type", "The body must be application/json.");
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Problem("invalid_request", "The body is not JSON.", { cause });
  }
}

async function readText(body: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  for await (const chunk of chunksOf(body)) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new Problem("body_too_large", "The body is larger than 5 MB.");
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
