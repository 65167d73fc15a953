import { env } from "cloudflare:workers";
import * as z from "zod";
import { parseSecrets } from "../lib/secrets";

const Variables = z
  .object({
    ENVIRONMENT: z.enum(["development", "local", "test", "staging", "production"]),
    /** The worker's own origin, as Evolution servers reach it. */
    PUBLIC_URL: z.url(),
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
  })
  .refine((v) => v.ENVIRONMENT !== "production" || !v.ALLOW_LOCAL_URLS, "ALLOW_LOCAL_URLS is refused in production")
  .refine((v) => v.ENVIRONMENT !== "production" || v.TIME_SCALE === 1, "TIME_SCALE must be 1 in production");

function readConfig() {
  const v = Variables.parse(env);
  return {
    environment: v.ENVIRONMENT,
    publicUrl: new URL(v.PUBLIC_URL).origin,
    publicHost: new URL(v.PUBLIC_URL).host,
    keySecrets: v.KEY_SECRETS,
    dataSecrets: v.DATA_SECRETS,
    operatorToken: v.OPERATOR_TOKEN,
    allowLocalUrls: v.ALLOW_LOCAL_URLS,
    timeScale: v.TIME_SCALE,
  };
}

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
