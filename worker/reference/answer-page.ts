/** Nothing but this origin: no CDN, no inline script. Swagger UI's arrows are `data:` images in its stylesheet. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS = {
  "content-security-policy": POLICY,
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cross-origin-opener-policy": "same-origin",
  "strict-transport-security": "max-age=31536000",
};

/** GET /docs/*: the page and its files, which are static assets. They carry an ETag and are asked for anew each time. */
export async function answerPage(request: Request, { ASSETS }: Pick<Env, "ASSETS">): Promise<Response> {
  const file = await ASSETS.fetch(request);
  const response = new Response(file.body, file);
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  return response;
}
