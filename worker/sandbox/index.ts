import type { Access } from "../../durable/sandbox-instance/access";
import type { SandboxCall } from "../../durable/sandbox-instance/handler";
import { failure } from "../../durable/sandbox-instance/validation";
import { sandboxHelp } from "./help";
import { latencyMs, pause } from "./latency";
import { matchRoute, type RouteMatch } from "./match-route";
import { readBody } from "./read-body";

/** The simulated server's own key. A constant is enough: only the gateway's code can call the simulated server. */
export const SANDBOX_GLOBAL_KEY = "sandbox-global-key";

/** Answers a request as a private Evolution 2.3.6 server would. `https://sandbox.invalid/<path>`, key in `apikey`. */
export async function sandboxFetch(env: Env, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const content = await readBody(request);
  if (!content.ok) return refuse(content.status, "Internal Server Error", content.message);
  const access = accessOf(request);
  const serverAnswer = answerServerRoute(request.method, url.pathname, access);
  if (serverAnswer) return serverAnswer;
  const match = findRoute(request.method, url.pathname);
  if (match instanceof URIError) return refuse(400, "Internal Server Error", match.message);
  if (!match) return refuse(404, "Not Found", [`Cannot ${request.method} ${url.pathname}${url.search}`]);
  const query = Object.fromEntries(url.searchParams);
  const { body, file } = content;
  const call: SandboxCall = { ...match, query, body, ...(file ? { file } : {}) };
  await pause(latencyMs(call), request.signal);
  return callInstance(env, call, access);
}

function accessOf(request: Request): Access {
  const token = request.headers.get("apikey");
  return { global: token === SANDBOX_GLOBAL_KEY, token };
}

/** Routes that belong to no instance. */
function answerServerRoute(method: string, path: string, access: Access): Response | undefined {
  const route = `${method} ${path.toLowerCase().replace(/\/$/, "")}`;
  if (route === "GET ") return Response.json(welcome);
  if (route === "GET /sandbox/help") return Response.json(sandboxHelp());
  if (route !== "POST /verify-creds") return undefined;
  return access.global ? Response.json({ status: 200, message: "Credentials are valid" }) : unauthorized();
}

const welcome = {
  status: 200,
  message: "Welcome to the Evolution API, it is working!",
  version: "2.3.6",
  clientName: "evolution",
  manager: "https://sandbox.invalid/manager",
  documentation: "https://doc.evolution-api.com",
  whatsappWebVersion: "2.3000.1027934701",
};

function findRoute(method: string, path: string): RouteMatch | URIError | undefined {
  try {
    return matchRoute(method, path);
  } catch (error) {
    if (error instanceof URIError) return error;
    throw error;
  }
}

async function callInstance(env: Env, call: SandboxCall, access: Access): Promise<Response> {
  const name = call.params.instanceName ?? nameElsewhere(call);
  // Without a name there is no object to ask: this server has no list of its instances.
  if (name === undefined) return access.global ? Response.json([]) : unauthorized();
  const { status, text } = await env.SANDBOX.getByName(name).handle(call, access);
  return new Response(text, { status, headers: { "content-type": "application/json; charset=utf-8" } });
}

/** `create` names its instance in the body, `fetchInstances` in the query. */
function nameElsewhere({ route, body, query }: SandboxCall): string | undefined {
  if (route === "POST /instance/create") return String(body.instanceName);
  return query.instanceName;
}

const unauthorized = () => refuse(401, "Unauthorized", "Unauthorized");

function refuse(...error: Parameters<typeof failure>): Response {
  const { status, body } = failure(...error);
  return Response.json(body, { status });
}
