import { Problem } from "../../lib/problem";
import { readAtMost } from "../client-body";

const MOST_BYTES = 5 * 1024 * 1024;

/** The JSON of a request; undefined without a body. Bots are sent nothing but JSON. */
export async function readJson(request: Request): Promise<unknown> {
  if (!request.body) return undefined;
  const text = new TextDecoder().decode(await readAtMost(request.body, MOST_BYTES, tooLarge));
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

const tooLarge = () => new Problem("body_too_large", "The body is larger than 5 MB.");
