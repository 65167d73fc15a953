import { env } from "cloudflare:workers";
import * as z from "zod";

const Variables = z.object({
  STRIPE_SECRET_KEY: z.string().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().optional(),
  MIDTRANS_SERVER_KEY: z.string().optional(),
  XENDIT_SECRET_KEY: z.string().optional(),
  /** Verification token of the dashboard's webhook settings. */
  XENDIT_CALLBACK_TOKEN: z.string().optional(),
  MERCADO_PAGO_ACCESS_TOKEN: z.string().optional(),
  MERCADO_PAGO_WEBHOOK_SECRET: z.string().optional(),
});

/** Accounts at payment services. What is not set is not offered; then operators mark invoices paid by hand. */
export const paymentConfig = Variables.parse(env);
