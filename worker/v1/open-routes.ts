import { corsHeaders, preflight } from "./respond";

/** What needs no key: a browser's preflight, the health check, and the greeting that Evolution Manager looks for first. */
export function answerOpenly(request: Request): Response | undefined {
  if (request.method === "OPTIONS") return preflight(request);
  if (request.method === "GET") return greet(request);
  if (request.method !== "HEAD") return undefined;
  // Monitors and load balancers ask for the head alone.
  const greeting = greet(request);
  return greeting && new Response(null, greeting);
}

function greet(request: Request): Response | undefined {
  const path = pathOf(request.url);
  if (path === "/v1/health")
    return answer(request, { status: "healthy", timestamp: new Date().toISOString(), version: VERSION });
  if (path === "/v1" || path === "/v1/" || path === "/") return answer(request, GREETING);
  return undefined;
}

const answer = ({ headers }: Request, body: object) =>
  Response.json(body, { headers: { ...corsHeaders(headers.get("origin") ?? "*"), "cache-control": "no-store" } });

/** Evolution's own greeting without what it tells of its server. Clients read `version` to know which API they speak. */
const GREETING = {
  status: 200,
  message: "Welcome to the Evolution API, it is working!",
  version: "2.3.6",
  clientName: "zapin",
  documentation: "https://doc.evolution-api.com",
};

const VERSION = "0.1.0";

function pathOf(url: string): string {
  const start = url.indexOf("/", url.indexOf("://") + 3);
  const query = url.indexOf("?", start);
  return url.slice(start, query === -1 ? undefined : query).toLowerCase();
}
