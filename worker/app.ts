import { Hono } from "hono";
import { Problem } from "../lib/problem";
import { api } from "./api";
import { auth } from "./auth";
import type { AppEnv } from "./env";
import { onError } from "./middleware/on-error";
import { relay } from "./relay";
import { answerCall } from "./v1";
import { webhooks } from "./webhooks";

/** The doors but `/v1`, in order. Each is a folder beside this file. */
const doors = new Hono<AppEnv>()
  .route("/api", api)
  .route("/auth", auth)
  .route("/webhooks", webhooks)
  .all("/relay/*", (c) => relay(c.req.raw, c.env, c.executionCtx as ExecutionContext))
  .get("/health", (c) => c.json({ status: "healthy" }))
  .notFound(() => {
    throw new Problem("not_found", "There is nothing here.");
  })
  .onError(onError);

/** First path segments that are doors. All others are Evolution's: SDKs that drop `/v1` from a base URL call `/message/…`. */
const DOORS = /^\/(api|auth|health|relay|webhooks)(?=[/?#]|$)/;

/** The map. `/v1` comes before the router: a warm call must not pay for one. */
export const app = {
  fetch(request: Request, env: Env, ctx: ExecutionContext): Response | Promise<Response> {
    const { url } = request;
    const path = url.slice(url.indexOf("/", url.indexOf("://") + 3));
    return DOORS.test(path) ? doors.fetch(request, env, ctx) : answerCall(request, env, ctx);
  },
};
