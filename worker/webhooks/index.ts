import { Hono } from "hono";
import { Problem } from "../../lib/problem";
import type { AppEnv } from "../env";
import { authenticate, notOurs } from "./authenticate";
import { readStart } from "./read-start";
import { takeIn } from "./take-in";
import { takeProbe } from "./take-probe";

/**
 * POST /webhooks/:tenantId[/:event]: events from Evolution servers. A server gives up for good on most 4xx, so those are for
 * what we never want again; 2xx means that the event is written down.
 */
export const webhooks = new Hono<AppEnv>().route("/probe", takeProbe).post("/:tenantId/:event?", async (c) => {
  const claim = await authenticate(c.req.raw.headers, c.req.param("tenantId"));
  const reply = await takeIn(c.env, claim, await readStart(c.req.raw));
  if (reply.ok) return c.json({ received: true, duplicate: reply.duplicate });
  if (reply.code === "malformed") throw new Problem("invalid_request", "The body is not an event.");
  throw notOurs();
});
