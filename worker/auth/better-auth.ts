import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";
import { connect } from "../../db/client";
import { accounts } from "../../db/schema/accounts";
import { sessions } from "../../db/schema/sessions";
import { users } from "../../db/schema/users";
import { verifications } from "../../db/schema/verifications";
import { sha256, toBase64Url } from "../../lib/encoding";
import { config } from "../env";

/**
 * Sign-in, configured for one request: nothing of it is kept. Heavy, so it is imported only where somebody signs in.
 * Passwords are hashed by Better Auth's scrypt, which runs natively here.
 */
export async function makeAuth(env: Env) {
  return betterAuth({
    baseURL: config.publicUrl,
    basePath: "/auth",
    secret: await signingSecret(),
    database: drizzleAdapter(connect(env), {
      provider: "pg",
      usePlural: true,
      schema: { users, sessions, accounts, verifications },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12 },
    user: { additionalFields: { role: { type: "string", required: false, input: false, defaultValue: "user" } } },
    advanced: {
      database: { generateId: () => crypto.randomUUID() },
      ipAddress: { ipAddressHeaders: ["cf-connecting-ip"] },
    },
    // Counted by the platform at the door, before anything is hashed.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
  });
}

async function signingSecret(): Promise<string> {
  const { bytes } = config.dataSecrets.current;
  return toBase64Url(await sha256(`auth-sessions:${toBase64Url(bytes)}`));
}
