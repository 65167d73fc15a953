import { Hono } from "hono";
import { Problem } from "../../lib/problem";
import type { AppEnv } from "../env";
import { connectDatabase } from "../middleware/connect-database";
import { limitBody } from "../middleware/limit-body";
import { takePaymentWebhook } from "../services/billing/take-payment-webhook";
import { findProvider } from "./providers";

const LARGEST_WEBHOOK = 256 * 1_024;

/** /payments/:provider: what payment services report. A forged report gets a 401 and changes nothing. */
export const payments = new Hono<AppEnv>().post(
  "/:provider",
  limitBody(LARGEST_WEBHOOK),
  connectDatabase,
  async (c) => {
    const provider = await findProvider(c.req.param("provider"));
    if (!provider) throw new Problem("not_found", "There is nothing here.");
    const webhook = { url: new URL(c.req.url), headers: c.req.raw.headers, body: await c.req.text() };
    const verdict = await takePaymentWebhook(c.var, provider, webhook);
    if (verdict === "forged") throw new Problem("unauthenticated", "The signature is missing or wrong.");
    return c.json({ received: true });
  },
);
