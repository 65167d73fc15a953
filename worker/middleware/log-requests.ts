import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import { uuidv7 } from "../../lib/ids";
import type { AppEnv } from "../env";
import { logRequest } from "../log-request";

/** Logs what the doors but `/v1` have answered. */
export const logRequests = createMiddleware<AppEnv & { Variables: { tenantId?: string } }>(async (c, next) => {
  const began = Date.now();
  await next();
  const requestId = c.res.headers.get("x-zapin-request-id") ?? uuidv7(began);
  const route = `${c.req.method} ${routePath(c, -1)}`;
  logRequest({ requestId, tenantId: c.var.tenantId, route, status: c.res.status, totalMs: Date.now() - began });
});
