import { parseSigned } from "hono/utils/cookie";
import type { AppEnv } from "../env";
import { cookies } from "./cookies";
import { requireOwnOrigin } from "./own-origin";
import { signingSecret } from "./secrets";

/** Whoever is signed in, and how safely. */
export interface Session {
  sessionId: string;
  userId: string;
  email: string;
  name: string;
  isOperator: boolean;
  hasSecondFactor: boolean;
}

interface Asked {
  env: AppEnv["Bindings"];
  request: Request;
}

/**
 * The session of a request that came through the dashboard's door; a cookie sent to the public door means nothing.
 * Read anew each time, so what ends a session ends it at once. `forbidden` for a change asked for by a foreign page.
 */
export async function findSession({ env, request }: Asked): Promise<Session | undefined> {
  if (env.via?.door !== "dashboard") return undefined;
  const token = await sessionToken(request.headers.get("cookie"));
  if (!token) return undefined;
  requireOwnOrigin(request);
  const [{ connect }, { findSessionByToken }] = await Promise.all([
    import("../../db/client"),
    import("../../db/queries/sessions"),
  ]);
  return findSessionByToken(connect(env), token);
}

/** The token in the cookie, if we signed it. Better Auth writes it, in the form that Hono reads. */
async function sessionToken(header: string | null): Promise<string | undefined> {
  if (!header) return undefined;
  const parsed = await parseSigned(header, await signingSecret(), cookies.session);
  return parsed[cookies.session] || undefined;
}
