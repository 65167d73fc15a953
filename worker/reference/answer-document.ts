/** Browsers may keep it for five minutes and ask again with the tag; any page may read it. */
const HEADERS = {
  "content-type": "application/json; charset=utf-8",
  "cache-control": "public, max-age=300, stale-while-revalidate=86400",
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "etag",
  "x-content-type-options": "nosniff",
};

/** GET /openapi.json: a static asset that `scripts/before-build.ts` wrote from the routes, with its tag. */
export async function answerDocument(request: Request, { ASSETS }: Pick<Env, "ASSETS">): Promise<Response> {
  const file = await ASSETS.fetch(request);
  const response = new Response(file.body, file);
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  return response;
}
