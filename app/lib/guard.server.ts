import { clientIp, type DashboardEnv } from "./env.server";
import { SECURITY_HEADERS } from "./security-headers.server";

/** Reading is safe from anywhere; changing something is only for our own pages. */
const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
/** What pages answer to. */
const PAGE_METHODS = new Set(["GET", "HEAD", "POST"]);
/** What is asked for by a script, which sends nothing. */
const WITHOUT_FORM = new Set(["/live-ticket"]);

/** What every request passes before a page is made: other sites' forms stop here, `/auth` goes on to the worker. */
export async function guard(
  request: Request,
  env: DashboardEnv,
  render: () => Response | Promise<Response>,
): Promise<Response> {
  const { pathname, protocol } = new URL(request.url);
  const response = await answer();
  return withSecurity(response, protocol === "https:");

  async function answer(): Promise<Response> {
    if (!SAFE_METHODS.has(request.method) && !isOwnForm(request)) {
      return new Response("This form was sent from another site.", { status: 403 });
    }
    if (HIDDEN_SEPARATOR.test(pathname)) return new Response("There is no such page.", { status: 404 });
    if (pathname.startsWith("/auth/")) return passOn(request, env);
    if (!PAGE_METHODS.has(request.method)) return new Response("Pages are read, or sent a form.", { status: 405 });
    const isForm = request.method !== "POST" || WITHOUT_FORM.has(pathname) || (await isReadableForm(request));
    return isForm ? render() : new Response("This is not a form that can be read.", { status: 400 });
  }
}

/** An encoded `/ \ ? # %`: no id has one, and in a call to the worker it would end the id and name something else. */
const HIDDEN_SEPARATOR = /%(?:2f|5c|3f|23|25)/i;

/** Browsers state where a form comes from; one that does not is no browser we know. */
function isOwnForm(request: Request): boolean {
  const origin = request.headers.get("origin");
  if (origin && origin !== "null") return origin === new URL(request.url).origin;
  return request.headers.get("sec-fetch-site") === "same-origin";
}

async function isReadableForm(request: Request): Promise<boolean> {
  try {
    await request.clone().formData();
    return true;
  } catch {
    return false;
  }
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

function withSecurity(response: Response, isSecure: boolean): Response {
  const copy = new Response(response.body, response);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) copy.headers.set(name, value);
  // A page is about whoever asked for it: no shared cache keeps it, and the browser shows no old one.
  if (!copy.headers.has("cache-control")) copy.headers.set("cache-control", "private, no-cache");
  if (isSecure) secureCookies(copy.headers);
  return copy;
}

/** Preferences and notices are written without knowing how the page was reached: over https they stay there. */
function secureCookies(headers: Headers): void {
  const cookies = headers.getSetCookie();
  headers.delete("set-cookie");
  for (const cookie of cookies) {
    headers.append("set-cookie", /;\s*secure\s*(;|$)/i.test(cookie) ? cookie : `${cookie}; Secure`);
  }
}
