import { isIP } from "node:net";
import { parse } from "hono/utils/cookie";
import * as z from "zod";
import { Problem } from "../../lib/problem";
import { type AppEnv, config, type Via } from "../env";
import { CLIENT_IP_HEADER } from "../middleware/client-ip";
import type { Actor } from "../services/context";
import { cleanAnswer } from "./clean-answer";
import { cookies } from "./cookies";
import { findSession } from "./find-session";
import { limitAccount, limitAddress } from "./limit-attempts";
import { LIBRARY_ROUTES, type Limit } from "./routes";
import { isWhereSignedUp } from "./sign-up-cookie";

/** What Better Auth may see of a request. */
const PASSED_HEADERS = ["content-type", "cookie", "origin", "user-agent"];

const WithEmail = z.object({ email: z.string() });

/** Hands a request to Better Auth: limited first, and rebuilt, so that only what is named here reaches it. */
export async function askLibrary(request: Request, env: Env, via: Via): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const limit = LIBRARY_ROUTES.get(`${request.method} ${pathname}`);
  if (!limit) throw new Problem("not_found", "There is nothing here.");
  const body = request.method === "POST" ? await readJson(request) : undefined;
  await limitAttempt({ limit, env, via, body, cookie: request.headers.get("cookie") });
  const { makeAuth } = await import("./better-auth");
  const asked = new Request(`${config.dashboardUrl}${pathname}${search}`, {
    method: request.method,
    headers: passedHeaders(request, via),
    ...(body !== undefined && { body }),
  });
  const signInAfterVerification = pathname === "/auth/verify-email" && (await isWhereSignedUp(request));
  const actor = limit === "session" ? await findActor(request, { ...env, via }) : undefined;
  const occasion = { path: pathname, ip: validIp(via.ip), ...(actor && { actor }) };
  const library = await makeAuth(env, { signInAfterVerification, occasion });
  const answer = await library.handler(asked);
  // An outage of the database is an accident to the library; asked itself, the database says that it is away.
  if (answer.status >= 500) await requireDatabase(env);
  return cleanAnswer(answer);
}

async function requireDatabase(env: Env): Promise<void> {
  const [{ connect }, { reach }] = await Promise.all([import("../../db/client"), import("../../db/queries/reach")]);
  await reach(connect(env));
}

/** Whoever changes how they sign in; nobody while a sign-in waits for its code. */
async function findActor(request: Request, env: AppEnv["Bindings"]): Promise<Actor | undefined> {
  const session = await findSession({ env, request });
  return session && { kind: "user", id: session.userId, label: session.email, ip: null };
}

const validIp = (ip: string | null) => (ip && isIP(ip) ? ip : null);

/** JSON only: no page can make a browser send it elsewhere without asking first. An empty body is an empty object. */
async function readJson(request: Request): Promise<string> {
  const text = await request.text();
  if (text === "") return "{}";
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\b/i.test(type)) throw new Problem("unsupported_media_type", "The body must be JSON.");
  return text;
}

interface Attempt {
  limit: Limit;
  env: Env;
  via: Via;
  body: string | undefined;
  cookie: string | null;
}

async function limitAttempt({ limit, env, via, body, cookie }: Attempt): Promise<void> {
  if (limit === "none") return;
  await limitAddress(env, via);
  if (limit === "account") await limitAccount(env, emailIn(body));
  if (limit === "session") await limitAccount(env, `session ${presentedSession(cookie)}`);
}

/** The session, or the sign-in that waits for a code; nothing else that may stand in the header. */
function presentedSession(cookie: string | null): string {
  const presented = parse(cookie ?? "");
  return presented[cookies.session] ?? presented[cookies.challenge] ?? "";
}

function emailIn(body = ""): string {
  const parsed = WithEmail.safeParse(parseJson(body));
  if (!parsed.success) throw new Problem("invalid_request", "The request is not valid.", { fields: NO_EMAIL });
  return parsed.data.email.toLowerCase();
}

const NO_EMAIL = { email: ["An e-mail address is needed."] };

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem("invalid_request", "The body is not JSON.");
  }
}

function passedHeaders({ headers }: Request, { ip }: Via): Headers {
  const passed = new Headers();
  for (const name of PASSED_HEADERS) {
    const value = headers.get(name);
    if (value !== null) passed.set(name, value);
  }
  passed.set("content-type", "application/json");
  if (ip) passed.set(CLIENT_IP_HEADER, ip);
  return passed;
}
