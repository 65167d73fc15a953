import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { Problem } from "../../lib/problem";
import type { AppEnv } from "../env";
import { connectDatabase } from "../middleware/connect-database";
import { takePaymentWebhook } from "../services/billing/take-payment-webhook";
import { findProvider } from "./providers";

const LARGEST_WEBHOOK = 256 * 1_024;

/** /payments/:provider: what payment services report. A forged report gets a 401 and changes nothing. */
export const payments = new Hono<AppEnv>().post(
  "/:provider",
  bodyLimit({
    maxSize: LARGEST_WEBHOOK,
    onError: () => {
      throw new Problem("body_too_large", "The report is too large.");
    },
  }),
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
