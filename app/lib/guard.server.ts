import { clientIp, type DashboardEnv } from "./env.server";
import { SECURITY_HEADERS } from "./security-headers.server";

/** Reading is safe from anywhere; changing something is only for our own pages. */
const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** What every request passes before a page is made: other sites' forms stop here, `/auth` goes on to the worker. */
export async function guard(
  request: Request,
  env: DashboardEnv,
  render: () => Response | Promise<Response>,
): Promise<Response> {
  if (!SAFE_METHODS.has(request.method) && !isOwnForm(request)) {
    return withSecurity(new Response("This form was sent from another site.", { status: 403 }));
  }
  const isAuth = new URL(request.url).pathname.startsWith("/auth/");
  return withSecurity(await (isAuth ? passOn(request, env) : render()));
}

/** Browsers state where a form comes from; one that does not is no browser we know. */
function isOwnForm(request: Request): boolean {
  const origin = request.headers.get("origin");
  if (origin && origin !== "null") return origin === new URL(request.url).origin;
  return request.headers.get("sec-fetch-site") === "same-origin";
}

async function passOn(request: Request, env: DashboardEnv): Promise<Response> {
  const forwarded = new Request(request, { redirect: "manual" });
  forwarded.headers.set("x-zapin-client-ip", clientIp(request));
  try {
    return await env.API.fetch(forwarded);
  } catch (error) {
    console.error({ event: "gateway_silent", error: String(error) });
    return new Response("The service does not answer. Try again in a moment.", { status: 503 });
  }
}

function withSecurity(response: Response): Response {
  const copy = new Response(response.body, response);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) copy.headers.set(name, value);
  return copy;
}
