import type { AppLoadContext } from "@remix-run/cloudflare";
import { hc } from "hono/client";
import * as z from "zod";
import type { Api } from "../../worker/api";
import { clientIp, type DashboardEnv } from "./env.server";
import type { ProblemData } from "./problem";

type Client = ReturnType<typeof hc<Api>>;

/** The worker's management API, typed by its routes. */
export type ApiClient = Client;

/** The API in the name of whoever sent this request. */
export function connectApi(request: Request, { cloudflare }: AppLoadContext): ApiClient {
  return hc<Api>(GATEWAY, {
    fetch: (input: string | URL | Request, init?: RequestInit) => {
      // Hono's client always names the address as text.
      requireWholePath(String(input));
      return callWorker(cloudflare.env, request, new Request(input, init));
    },
  });
}

const GATEWAY = "http://gateway/api";

/** The client puts ids into the path as they are: one that reads `..` would lead the person's session somewhere else. */
function requireWholePath(url: string): void {
  const [written] = url.split("?", 1);
  const { origin, pathname } = new URL(url);
  if (`${origin}${pathname}` === written) return;
  throw problemResponse({ code: "not_found", status: 404, detail: "There is no such page.", requestId: "" });
}

/** One call over the binding, with the person's session and address. A silent worker becomes a 503 problem. */
export async function callWorker(env: DashboardEnv, from: Request, call: Request): Promise<Response> {
  const cookie = from.headers.get("cookie");
  if (cookie) call.headers.set("cookie", cookie);
  call.headers.set("x-zapin-client-ip", clientIp(from));
  // The worker lets nobody else change things by a cookie; the guard has seen where this request comes from.
  call.headers.set("origin", new URL(from.url).origin);
  call.headers.set("user-agent", from.headers.get("user-agent") ?? "");
  try {
    return await env.API.fetch(call);
  } catch (error) {
    console.error({ event: "gateway_silent", path: new URL(call.url).pathname, error: String(error) });
    return Response.json({ ...SILENT, requestId: "" }, { status: SILENT.status });
  }
}

const SILENT = { code: "gateway_silent", status: 503, detail: "The service does not answer." };

interface Answer {
  ok: boolean;
  status: number;
  headers: Headers;
  json(): Promise<unknown>;
}

/** The body of a successful answer, as its route declares it. */
export type Body<A extends Answer> = A extends { ok: false }
  ? never
  : A extends { ok: boolean; json(): Promise<infer B> }
    ? B
    : never;

interface Cookies {
  /** `Set-Cookie` of the answer: pass them on where it starts, renews or ends a session. */
  cookies: Headers;
}

export type Attempt<T> = Cookies & ({ ok: true; data: T } | { ok: false; problem: ProblemData });

/** For actions: a refusal is an answer that the form shows. A lost session still throws. */
export async function attempt<A extends Answer>(call: Promise<A>): Promise<Attempt<Body<A>>> {
  const answer = await call;
  const cookies = new Headers();
  for (const cookie of answer.headers.getSetCookie()) cookies.append("set-cookie", cookie);
  if (!answer.ok) return { ok: false, problem: await readProblem(answer), cookies };
  // 204, and 202 where there is nothing more to say.
  const hasBody = answer.headers.get("content-type")?.includes("json") ?? false;
  return { ok: true, data: (hasBody ? await answer.json() : null) as Body<A>, cookies };
}

/** What an address asks for in a form that the API does not know, such as an id with a slip in it, is not there. */
const asAddress = (problem: ProblemData): ProblemData =>
  problem.code === "invalid_request" ? { ...problem, code: "not_found", status: 404 } : problem;

/** For loaders: the body, or the page that says what went wrong. */
export async function read<A extends Answer>(call: Promise<A>): Promise<Body<A>> {
  const result = await attempt(call);
  if (result.ok) return result.data;
  throw problemResponse(asAddress(result.problem));
}

/** What an error boundary can show. */
export function problemResponse(problem: ProblemData): Response {
  return Response.json(problem, { status: problem.status });
}

/** A worker that runs answers with problems; anything else of 5xx comes from what stands in its place. */
const Problem = z.object({
  code: z.string(),
  detail: z.string(),
  requestId: z.string().default(""),
  errors: z.record(z.string(), z.array(z.string())).optional(),
});

async function readProblem(answer: Answer): Promise<ProblemData> {
  const parsed = Problem.safeParse(await answer.json().catch(() => undefined));
  if (parsed.success) return { ...parsed.data, status: answer.status };
  const requestId = answer.headers.get("x-zapin-request-id") ?? "";
  if (answer.status >= 500) return { ...SILENT, requestId };
  return {
    code: "internal",
    status: answer.status,
    detail: "The service gave an answer that cannot be read.",
    requestId,
  };
}
