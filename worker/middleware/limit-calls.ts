import type { Context } from "hono";
import { Problem } from "../../lib/problem";
import type { ApiEnv } from "../api/api-env";
import { networkOf } from "../auth/limit-attempts";
import { config } from "../env";
import { callBudgetOf } from "../v1/cache";
import { takeToken } from "../v1/purse/burst";
import { clientIp } from "./client-ip";
import type { Identity } from "./identify-actor";

const WINDOW_S = 60;

/**
 * Counts a call to `/api` against the person or key that makes it, or against the address of whoever is nobody; the operator's
 * token has no limit. Counted in this isolate and nowhere else, so that nobody is asked: several isolates let more through.
 */
export function limitCalls(c: Context<ApiEnv>, identity: Identity | undefined): void {
  const { callsPerMinute } = config;
  const caller = callerOf(c, identity);
  if (callsPerMinute === undefined || caller === undefined) return;
  const perSecond = callsPerMinute / WINDOW_S;
  const budget = callBudgetOf(caller);
  const wait = takeToken(budget, { perSecond, capacity: callsPerMinute }, Date.now());
  const left = Math.floor(budget.bucket?.tokens ?? 0);
  c.header("ratelimit-policy", `"api";q=${callsPerMinute};w=${WINDOW_S}`);
  c.header("ratelimit", `"api";r=${left};t=${Math.ceil((callsPerMinute - left) / perSecond)}`);
  if (wait > 0) throw new Problem("burst_exceeded", "Too many calls at once.", { retryAfter: wait });
}

function callerOf(c: Context<ApiEnv>, identity: Identity | undefined): string | undefined {
  if (identity?.actor.kind === "operator") return undefined;
  if (identity) return `${identity.actor.kind} ${identity.actor.id}`;
  const ip = clientIp(c);
  return `address ${ip ? networkOf(ip) : "unknown"}`;
}
