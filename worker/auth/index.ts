import { Hono } from "hono";
import { Problem } from "../../lib/problem";
import type { AppEnv } from "../env";

/** /auth/*: Better Auth, limited by address before it hashes anything. No CORS. */
export const auth = new Hono<AppEnv>().all("/*", async (c) => {
  const isAttempt = c.req.method === "POST";
  if (isAttempt) await limitAttempts(c.env, c.req.header("cf-connecting-ip") ?? "unknown");
  const { makeAuth } = await import("./better-auth");
  return (await makeAuth(c.env)).handler(c.req.raw);
});

async function limitAttempts(env: Env, address: string): Promise<void> {
  const { success } = await env.AUTH_LIMIT.limit({ key: address });
  if (!success) throw new Problem("burst_exceeded", "Too many attempts. Wait a minute.", { retryAfter: 60 });
}
