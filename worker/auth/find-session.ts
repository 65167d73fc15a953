import type { Origin } from "../middleware/client-ip";

/** Whoever is signed in, and how safely. */
export interface Session {
  sessionId: string;
  userId: string;
  email: string;
  name: string;
  isOperator: boolean;
  hasSecondFactor: boolean;
}

/** The session of a request that came through the dashboard's door; a cookie sent to the public door means nothing. */
export async function findSession(c: Origin): Promise<Session | undefined> {
  if (c.env.via?.door !== "dashboard") return undefined;
  const { makeAuth } = await import("./better-auth");
  const found = await (await makeAuth(c.env)).api.getSession({ headers: c.req.raw.headers });
  if (!found) return undefined;
  const { id, email, name, role } = found.user;
  return {
    sessionId: found.session.id,
    userId: id,
    email,
    name,
    isOperator: role === "operator",
    hasSecondFactor: false,
  };
}
