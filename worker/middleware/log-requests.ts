import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import { uuidv7 } from "../../lib/ids";
import { type AppEnv, config } from "../env";
import { logRequest, traceRequest } from "../log-request";

const ID_HEADER = "x-zapin-request-id";

/** Logs what the doors but `/v1` have answered. */
export const logRequests = createMiddleware<AppEnv>(async (c, next) => {
  const began = Date.now();
  await next();
  const requestId = c.res.headers.get(ID_HEADER) ?? uuidv7(began);
  // A socket that was opened has no headers to add to.
  if (c.res.status !== 101 && !c.res.headers.has(ID_HEADER)) c.header(ID_HEADER, requestId);
  const route = `${c.req.method} ${routePath(c, -1)}`;
  // Set by the routes of one door only, of which the others know nothing.
  const { tenantId } = c.var as { tenantId?: string };
  const line = { requestId, tenantId, route, status: c.res.status, totalMs: Date.now() - began };
  logRequest(line);
  if (!config.tracing) return;
  const { method } = c.req;
  traceRequest(line, { method, startedAt: began, traceparent: c.req.header("traceparent") ?? null }, c.executionCtx);
});
