import { createMiddleware } from "hono/factory";
import { Problem } from "../../lib/problem";
import type { ApiEnv } from "../api/api-env";

/** Far above any form of the dashboard. */
const LARGEST_BODY = 256 * 1024;

/**
 * Refuses bodies that are too large, and NUL wherever it stands: Postgres stores it in no text, and no form can hold it.
 * After authorisation, so that strangers cannot make us read.
 */
export const inspectBody = createMiddleware<ApiEnv>(async (c, next) => {
  if (c.req.url.includes("%00")) throw invalid({});
  if (c.req.raw.body) {
    if (Number(c.req.header("content-length") ?? 0) > LARGEST_BODY) throw tooLarge();
    const text = await readText(c.req.raw.body);
    // Where Hono keeps a body that was read, so that validators find it.
    Object.assign(c.req.bodyCache, { text: Promise.resolve(text) });
    if (text.includes("\\u0000") || text.includes("\0")) throw invalid(nulFields(text));
  }
  await next();
});

async function readText(body: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const chunk = next.value;
    size += chunk.byteLength;
    if (size > LARGEST_BODY) throw tooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** The fields at the top whose text holds a NUL. */
function nulFields(text: string): Record<string, string[]> {
  const body = parse(text);
  if (typeof body !== "object" || body === null) return {};
  const bad = Object.entries(body).filter(([, value]) => JSON.stringify(value)?.includes("\\u0000"));
  return Object.fromEntries(bad.map(([field]) => [field, ["must not contain control characters"]]));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const tooLarge = () => new Problem("body_too_large", `A body may have up to ${LARGEST_BODY / 1024} kB.`);

const invalid = (fields: Record<string, string[]>) =>
  new Problem("invalid_request", "The request is not valid: it contains control characters.", { fields });
