import { env } from "cloudflare:workers";
import * as z from "zod";
import { parseSecrets } from "../lib/secrets";
import type { Tracing } from "./telemetry/send-spans";

const Optional = z.string().min(1).optional();

const Variables = z
  .object({
    ENVIRONMENT: z.enum(["development", "local", "test", "staging", "production"]),
    /** The worker's own origin, as Evolution servers reach it. */
    PUBLIC_URL: z.url(),
    /** The dashboard's origin, where people sign in: cookies, links in mails and returns from Google belong to it. */
    DASHBOARD_URL: z.url().default("http://127.0.0.1:8788"),
    /** Signs API keys: `version:base64url` of 32 bytes, comma-separated; the highest version signs. */
    KEY_SECRETS: z.string().transform(parseSecrets),
    /** Seals what is stored: same form. */
    DATA_SECRETS: z.string().transform(parseSecrets),
    /** Opens the operator's part of `/api`. */
    OPERATOR_TOKEN: z.string().min(24),
    /** `true` lets tenants name http and loopback addresses: for one machine only. */
    ALLOW_LOCAL_URLS: z.stringbool().default(false),
    /** Makes the time limits of upstream calls shorter: 0.1 is a tenth. For tests only. */
    TIME_SCALE: z.coerce.number().positive().max(1).default(1),
    /** `sampled` keeps all failures and one in 85 successes; `off` is for one machine. */
    REQUEST_LOG: z.enum(["off", "sampled", "all"]).default("off"),
    /** How often one person, key or address may call `/api`. Without it 600 where others are served, and no limit on one machine. */
    API_CALLS_PER_MINUTE: z.coerce.number().int().min(60).optional(),
    /** Sends mail through Resend. Without it a local installation keeps mails in its inbox, and others send none. */
    RESEND_API_KEY: Optional,
    /** Sender of mails, at a domain that Resend knows: `Zapin <hello@example.com>`. */
    MAIL_FROM: z.string().default("Zapin <no-reply@zapin.local>"),
    /** Told of every alert and of its end, beside the operators' mail. */
    ALERT_WEBHOOK_URL: z.url().optional(),
    /** Signs what goes there, as Standard Webhooks says. */
    ALERT_WEBHOOK_SECRET: z
      .string()
      .regex(/^whsec_[A-Za-z0-9+/]{24,}=*$/, "must be whsec_ and base64")
      .optional(),
    /** Base address of an OpenTelemetry collector. Without it nothing is traced. */
    OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    /** What the collector wants to see: `name=value,name=value`. */
    OTEL_EXPORTER_OTLP_HEADERS: z.string().default(""),
    /** Share of requests that are traced, 0 to 1, beside those that failed on our side. */
    OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(0.1),
    /** A service token of Cloudflare Access, where Evolution servers are behind it. */
    UPSTREAM_ACCESS_CLIENT_ID: Optional,
    UPSTREAM_ACCESS_CLIENT_SECRET: Optional,
    /** Sign-in with these is offered where both halves are there. */
    GOOGLE_CLIENT_ID: Optional,
    GOOGLE_CLIENT_SECRET: Optional,
    GITHUB_CLIENT_ID: Optional,
    GITHUB_CLIENT_SECRET: Optional,
  })
  .refine((v) => v.ENVIRONMENT !== "production" || !v.ALLOW_LOCAL_URLS, "ALLOW_LOCAL_URLS is refused in production")
  .refine(
    (v) => v.ENVIRONMENT !== "production" || !v.OTEL_EXPORTER_OTLP_ENDPOINT?.startsWith("http:"),
    "OTEL_EXPORTER_OTLP_ENDPOINT must be https in production",
  )
  .refine((v) => v.ENVIRONMENT !== "production" || v.TIME_SCALE === 1, "TIME_SCALE must be 1 in production");

function readConfig() {
  const v = Variables.parse(env);
  return {
    environment: v.ENVIRONMENT,
    publicUrl: new URL(v.PUBLIC_URL).origin,
    publicHost: new URL(v.PUBLIC_URL).host,
    dashboardUrl: new URL(v.DASHBOARD_URL).origin,
    keySecrets: v.KEY_SECRETS,
    dataSecrets: v.DATA_SECRETS,
    operatorToken: v.OPERATOR_TOKEN,
    allowLocalUrls: v.ALLOW_LOCAL_URLS,
    timeScale: v.TIME_SCALE,
    requestLog: v.REQUEST_LOG,
    callsPerMinute: v.API_CALLS_PER_MINUTE ?? (isServed(v.ENVIRONMENT) ? 600 : undefined),
    mail: { resendKey: v.RESEND_API_KEY, from: v.MAIL_FROM },
    alertWebhook: { url: v.ALERT_WEBHOOK_URL, secret: v.ALERT_WEBHOOK_SECRET },
    tracing: tracingOf(v),
    upstreamAccess: clientOf(v.UPSTREAM_ACCESS_CLIENT_ID, v.UPSTREAM_ACCESS_CLIENT_SECRET),
    google: clientOf(v.GOOGLE_CLIENT_ID, v.GOOGLE_CLIENT_SECRET),
    github: clientOf(v.GITHUB_CLIENT_ID, v.GITHUB_CLIENT_SECRET),
  };
}

const isServed = (environment: string) => environment === "staging" || environment === "production";

const clientOf = (clientId: string | undefined, clientSecret: string | undefined) =>
  clientId && clientSecret ? { clientId, clientSecret } : undefined;

const tracingOf = (v: z.output<typeof Variables>): Tracing | undefined =>
  v.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
    ? undefined
    : {
        endpoint: v.OTEL_EXPORTER_OTLP_ENDPOINT,
        headers: v.OTEL_EXPORTER_OTLP_HEADERS,
        ratio: v.OTEL_TRACES_SAMPLER_ARG,
        environment: v.ENVIRONMENT,
        publicUrl: v.PUBLIC_URL,
      };

/** Bindings that are plain values, parsed once per isolate; a missing one stops the worker with its name. */
export const config = readConfig();

/** What the dashboard's entrypoint states of a request: it alone may. */
export interface Via {
  door: "dashboard";
  ip: string | null;
}

export interface AppEnv {
  Bindings: Env & { via?: Via };
}
