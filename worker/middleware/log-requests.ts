import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import { uuidv7 } from "../../lib/ids";
import type { AppEnv } from "../env";
import { logRequest } from "../log-request";

/** Logs what the doors but `/v1` have answered. */
export const logRequests = createMiddleware<AppEnv>(async (c, next) => {
  const began = Date.now();
  await next();
  const requestId = c.res.headers.get("x-zapin-request-id") ?? uuidv7(began);
  const route = `${c.req.method} ${routePath(c, -1)}`;
  // Set by the routes of one door only, of which the others know nothing.
  const { tenantId } = c.var as { tenantId?: string };
  logRequest({ requestId, tenantId, route, status: c.res.status, totalMs: Date.now() - began });
});
