import { sha256, toHex } from "../../lib/encoding";

/** Browsers may keep it for five minutes and ask again with the tag; any page may read it. */
const HEADERS = {
  "content-type": "application/json; charset=utf-8",
  "cache-control": "public, max-age=300, stale-while-revalidate=86400",
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "etag",
  "x-content-type-options": "nosniff",
};

/** GET /openapi.json. Made on demand: it is asked for rarely, and no isolate should hold it for ever. */
export async function answerDocument(request: Request): Promise<Response> {
  const { makeDocument } = await import("./document");
  const json = JSON.stringify(makeDocument());
  const etag = `"${toHex(await sha256(json)).slice(0, 32)}"`;
  const headers = { ...HEADERS, etag };
  if (matches(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  return new Response(json, { headers });
}

/** Tags that a compressing cache made weak are the same tag. */
const matches = (given: string | null, etag: string) =>
  given !== null && (given.trim() === "*" || given.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag));
