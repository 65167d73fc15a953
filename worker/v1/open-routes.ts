import { preflight } from "./respond";

/** What needs no key: a browser's preflight, the health check, and the greeting that Evolution Manager looks for first. */
export function answerOpenly(request: Request): Response | undefined {
  if (request.method === "OPTIONS") return preflight();
  if (request.method === "GET") return greet(request.url);
  if (request.method !== "HEAD") return undefined;
  // Monitors and load balancers ask for the head alone.
  const greeting = greet(request.url);
  return greeting && new Response(null, greeting);
}

function greet(url: string): Response | undefined {
  const path = pathOf(url);
  if (path === "/v1/health")
    return Response.json({ status: "healthy", timestamp: new Date().toISOString(), version: VERSION }, OPEN);
  if (path === "/v1" || path === "/v1/" || path === "/") return Response.json(GREETING, OPEN);
  return undefined;
}

/** Evolution's own greeting without what it tells of its server. Clients read `version` to know which API they speak. */
const GREETING = {
  status: 200,
  message: "Welcome to the Evolution API, it is working!",
  version: "2.3.6",
  clientName: "zapin",
  documentation: "https://doc.evolution-api.com",
};

const VERSION = "0.1.0";
const OPEN = { headers: { "access-control-allow-origin": "*", "cache-control": "no-store" } };

function pathOf(url: string): string {
  const start = url.indexOf("/", url.indexOf("://") + 3);
  const query = url.indexOf("?", start);
  return url.slice(start, query === -1 ? undefined : query).toLowerCase();
}
