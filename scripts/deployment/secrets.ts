/** A secret of the worker, set with `wrangler secret put`. */
export interface Secret {
  name: string;
  required: boolean;
  purpose: string;
}

/** All of them, in one place: `npm run deploy` stops when a required one is missing, and docs/deploy.md prints this list. */
export const SECRETS: readonly Secret[] = [
  {
    name: "KEY_SECRETS",
    required: true,
    purpose: "signs API keys: `1:` and 32 random bytes as base64url; new versions are put in front",
  },
  {
    name: "DATA_SECRETS",
    required: true,
    purpose: "seals tokens, endpoint secrets and event bodies at rest; same form",
  },
  {
    name: "OPERATOR_TOKEN",
    required: true,
    purpose: "opens the operators' part of `/api` to scripts; 24 characters or more",
  },
  { name: "DATABASE_URL", required: true, purpose: "Neon Postgres, the pooled connection string" },
  {
    name: "ALERT_WEBHOOK_URL",
    required: false,
    purpose: "is told of every alert and of its end, beside the operators' mail; see docs/runbook.md",
  },
  {
    name: "ALERT_WEBHOOK_SECRET",
    required: false,
    purpose: "signs what goes to ALERT_WEBHOOK_URL as Standard Webhooks says: `whsec_` and 32 random bytes as base64",
  },
  {
    name: "OTEL_EXPORTER_OTLP_HEADERS",
    required: false,
    purpose: "opens the collector of traces named by the variable OTEL_EXPORTER_OTLP_ENDPOINT: `name=value,name=value`",
  },
  {
    name: "RESEND_API_KEY",
    required: false,
    purpose: "sends mail; without it nobody can verify an address or reset a password",
  },
  {
    name: "UPSTREAM_ACCESS_CLIENT_SECRET",
    required: false,
    purpose: "reaches Evolution servers behind Cloudflare Access, with the variable UPSTREAM_ACCESS_CLIENT_ID",
  },
  { name: "GOOGLE_CLIENT_SECRET", required: false, purpose: "sign-in with Google, with the variable GOOGLE_CLIENT_ID" },
  { name: "GITHUB_CLIENT_SECRET", required: false, purpose: "sign-in with GitHub, with the variable GITHUB_CLIENT_ID" },
  { name: "STRIPE_SECRET_KEY", required: false, purpose: "payments by Stripe Checkout" },
  { name: "STRIPE_WEBHOOK_SECRET", required: false, purpose: "proves Stripe's reports at /payments/stripe" },
  { name: "MIDTRANS_SERVER_KEY", required: false, purpose: "payments by Midtrans Snap, and the proof of its reports" },
  { name: "XENDIT_SECRET_KEY", required: false, purpose: "payments by Xendit invoices" },
  { name: "XENDIT_CALLBACK_TOKEN", required: false, purpose: "proves Xendit's reports at /payments/xendit" },
  { name: "MERCADO_PAGO_ACCESS_TOKEN", required: false, purpose: "payments by Pix through Mercado Pago" },
  {
    name: "MERCADO_PAGO_WEBHOOK_SECRET",
    required: false,
    purpose: "proves Mercado Pago's reports at /payments/mercado_pago",
  },
];

/** Required secrets that are not among the given names. */
export const missingSecrets = (present: readonly string[]): Secret[] =>
  SECRETS.filter(({ name, required }) => required && !present.includes(name));

/** What an operator has to do about them. */
export const sayMissing = (missing: readonly Secret[], worker: string): string =>
  [
    `Secrets of ${worker} are missing (${missing.length}). Nothing was changed. Set them, then deploy again:`,
    ...missing.flatMap(({ name, purpose }) => [
      `  ${name}: ${purpose}`,
      `    npx wrangler secret put ${name} --name ${worker}`,
    ]),
    "docs/deploy.md says how to make them. One that was in use before must be the same again: what it signed or sealed depends on it.",
  ].join("\n");
