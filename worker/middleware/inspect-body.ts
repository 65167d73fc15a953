import { createMiddleware } from "hono/factory";
import { Problem } from "../../lib/problem";
import type { ApiEnv } from "../api/api-env";
import { chunksOf } from "../client-body";

/** Far above any form of the dashboard. */
const LARGEST_BODY = 256 * 1024;
/** As on `/v1`. What is nested much deeper can be read, and is too much for whoever would write it again. */
const MOST_LEVELS = 64;

/**
 * Refuses bodies that are too large or nested too deeply, and text that Postgres cannot store wherever it stands: NUL, and
 * halves of characters. After authorisation, so that strangers cannot make us read.
 */
export const inspectBody = createMiddleware<ApiEnv>(async (c, next) => {
  requireStorable(c.req.url);
  if (c.req.raw.body) {
    if (Number(c.req.header("content-length") ?? 0) > LARGEST_BODY) throw tooLarge();
    const text = await readText(c.req.raw.body);
    // Where Hono keeps a body that was read, so that validators find it.
    Object.assign(c.req.bodyCache, { text: Promise.resolve(text) });
    requireStorable(c.req.url, text);
  }
  await next();
});

/** `invalid_request` for an address or a body with text that Postgres cannot store, and for one that is nested too deeply. */
export function requireStorable(url: string, text = ""): void {
  if (url.includes("%00") || text.includes("\0")) throw invalid({});
  if (mayBeDeep(text) && isDeep(parse(text))) throw tooDeep();
  if (text.includes("\\u")) refuseUnstorable(text);
}

async function readText(body: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of chunksOf(body)) {
    size += chunk.byteLength;
    if (size > LARGEST_BODY) throw tooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function refuseUnstorable(text: string): void {
  const body = parse(text);
  if (isStorable(body)) return;
  const bad = Object.entries(body ?? {}).filter(([, value]) => !isStorable(value));
  throw invalid(Object.fromEntries(bad.map(([field]) => [field, ["must not contain control characters"]])));
}

/** Few bodies have as many brackets. */
const mayBeDeep = (text: string) => text.split(/[[{]/, MOST_LEVELS + 2).length > MOST_LEVELS + 1;

/** Level by level: a function that calls itself might not come back from so deep. */
function isDeep(body: unknown): boolean {
  let inner = [body].filter(isContainer);
  for (let level = 0; level < MOST_LEVELS; level++) {
    inner = inner.flatMap((one) => Object.values(one).filter(isContainer));
  }
  return inner.length > 0;
}

const isContainer = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Whether Postgres takes all text in it: neither NUL nor half a character. */
function isStorable(value: unknown): boolean {
  if (typeof value === "string") return !value.includes("\0") && isWellFormed(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([name, inner]) => isStorable(name) && isStorable(inner));
}

/** Half of a surrogate pair is lost on the way to UTF-8. */
const isWellFormed = (text: string) => !/\p{Cs}/u.test(text);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const tooLarge = () => new Problem("body_too_large", `A body may have up to ${LARGEST_BODY / 1024} kB.`);

const tooDeep = () => new Problem("invalid_request", `The JSON body has more than ${MOST_LEVELS} levels.`);

const invalid = (fields: Record<string, string[]>) =>
  new Problem("invalid_request", "The request is not valid: it contains control characters.", { fields });
