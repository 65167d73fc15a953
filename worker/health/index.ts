import { Hono } from "hono";
import type { Health } from "../../lib/contract/health";
import type { AppEnv } from "../env";
import { findHealth, rememberHealth } from "../v1/cache";
import { checkParts, isHealthy } from "./check-parts";

/** `/health`: 200 while every part answers, 503 otherwise. Asked often, it looks at most every ten seconds. */
export const health = new Hono<AppEnv>().get("/", async (c) => {
  const answer = await readHealth(c.env);
  return c.json(answer, answer.status === "healthy" ? 200 : 503, { "cache-control": "no-store" });
});

export async function readHealth(env: Env): Promise<Health> {
  const now = Date.now();
  const known = findHealth(now);
  if (known) return known;
  const parts = await checkParts(env, now);
  const status = isHealthy(parts) ? "healthy" : "unhealthy";
  const answer: Health = { status, parts, checkedAt: new Date(now).toISOString() };
  rememberHealth(answer, now);
  return answer;
}
