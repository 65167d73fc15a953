import { env } from "cloudflare:workers";
import * as z from "zod";

const Fields = z.object({
  ENVIRONMENT: z.string(),
  /** Where all payment services are asked instead of at their own addresses. For one machine only. */
  PAYMENTS_URL: z.url().optional(),
  STRIPE_SECRET_KEY: z.string().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().optional(),
  MIDTRANS_SERVER_KEY: z.string().optional(),
  XENDIT_SECRET_KEY: z.string().optional(),
  /** Verification token of the dashboard's webhook settings. */
  XENDIT_CALLBACK_TOKEN: z.string().optional(),
  MERCADO_PAGO_ACCESS_TOKEN: z.string().optional(),
  MERCADO_PAGO_WEBHOOK_SECRET: z.string().optional(),
});

const Variables = Fields.refine(
  ({ ENVIRONMENT, PAYMENTS_URL }) => !PAYMENTS_URL || ["local", "test"].includes(ENVIRONMENT),
  "PAYMENTS_URL is for one machine only",
);

/** Accounts at payment services. What is not set is not offered; then operators mark invoices paid by hand. */
export const paymentConfig = Variables.parse(env);
