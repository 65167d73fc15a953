import { waitUntil } from "cloudflare:workers";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { isAPIError } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { twoFactor } from "better-auth/plugins/two-factor";
import { connect } from "../../db/client";
import { accounts } from "../../db/schema/accounts";
import { sessions } from "../../db/schema/sessions";
import { twoFactors } from "../../db/schema/two-factors";
import { users } from "../../db/schema/users";
import { verifications } from "../../db/schema/verifications";
import { PASSWORD_LENGTH } from "../../lib/contract/account";
import { describeError } from "../../lib/describe-error";
import { config } from "../env";
import { CLIENT_IP_HEADER } from "../middleware/client-ip";
import { auditedDatabase, type Occasion } from "./audited-database";
import { cookies } from "./cookies";
import { databaseHooks } from "./database-hooks";
import { afterEmailVerification, onPasswordReset, sendResetPassword, sendVerificationEmail } from "./events";
import { hashPassword, verifyPassword } from "./passwords";
import { authSecrets } from "./secrets";

const HOUR_S = 3_600;
const DAY_S = 24 * HOUR_S;

/** How long a link in a verification mail works. */
export const VERIFICATION_S = DAY_S;

interface Visit {
  /** Whether a link in a verification mail lets its browser in. */
  signInAfterVerification: boolean;
  occasion: Occasion;
}

/** Sign-in, configured for one request: nothing of it is kept. Heavy, so it is imported only where somebody signs in. */
export async function makeAuth(env: Env, { signInAfterVerification, occasion }: Visit) {
  return betterAuth({
    appName: "Zapin",
    baseURL: config.dashboardUrl,
    basePath: "/auth",
    secrets: await authSecrets(),
    database: drizzleAdapter(auditedDatabase(connect(env), occasion), {
      provider: "pg",
      usePlural: true,
      schema: { users, sessions, accounts, verifications, twoFactors },
    }),
    // People sign up through a service of ours, which writes all of a person or nothing.
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      requireEmailVerification: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
      password: {
        hash: async (password) => hashPassword(password),
        verify: async ({ hash, password }) => verifyPassword(hash, password),
      },
      resetPasswordTokenExpiresIn: HOUR_S,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: sendResetPassword(env),
      onPasswordReset: onPasswordReset(env),
    },
    emailVerification: {
      expiresIn: VERIFICATION_S,
      sendOnSignIn: true,
      autoSignInAfterVerification: signInAfterVerification,
      sendVerificationEmail: sendVerificationEmail(env),
      afterEmailVerification: afterEmailVerification(env),
    },
    socialProviders: {
      ...(config.google && { google: { ...config.google, requireEmailVerification: true } }),
      ...(config.github && { github: { ...config.github, requireEmailVerification: true } }),
    },
    plugins: [twoFactor({ issuer: "Zapin" })],
    user: {
      additionalFields: {
        role: { type: "string", required: false, input: false, defaultValue: "user" },
        locale: { type: "string", required: false, input: false, defaultValue: "en" },
      },
    },
    // Two weeks, used or not: a session is not written to on every visit, and `findSession` may read it alone.
    session: { expiresIn: 14 * DAY_S, disableSessionRefresh: true },
    verification: { storeIdentifier: "hashed" },
    databaseHooks,
    advanced: {
      cookiePrefix: cookies.prefix,
      useSecureCookies: false, // would put `__Secure-` before our own prefix
      defaultCookieAttributes: { secure: cookies.secure, httpOnly: true, sameSite: "lax", path: "/" },
      database: { generateId: () => crypto.randomUUID() },
      ipAddress: { ipAddressHeaders: [CLIENT_IP_HEADER] },
      // Mails go out after the answer, so its time says nothing about who exists.
      backgroundTasks: { handler: waitUntil },
      // By name, since the library switches them off where it takes itself for tested.
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    onAPIError: { errorURL: `${config.dashboardUrl}/sign-in`, onError: logAccident },
    // Counted by the platform at the door, before anything is hashed.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: "error", log: logError },
  });
}

/** What follows a colon may hold what nobody should read in a log. What a visitor sent wrong is no error of ours. */
function logError(_level: string, message: string): void {
  const [head = ""] = message.split(":");
  if (!head.startsWith("Invalid ")) console.error({ event: "auth_failed", message: head });
}

/** Refusals are answers, not accidents. */
function logAccident(error: unknown): void {
  if (isAPIError(error) && error.statusCode < 500) return;
  console.error({ event: "auth_failed", error: describeError(error) });
}
