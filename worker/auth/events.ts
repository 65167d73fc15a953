import { connect } from "../../db/client";
import { markEmailVerified } from "../../db/queries/users";
import { Locale } from "../../lib/contract/account";
import { describeError } from "../../lib/describe-error";
import { config } from "../env";
import { sendMail } from "../mail/send-mail";
import { resetPassword } from "../mail/templates/reset-password";
import { verifyEmail } from "../mail/templates/verify-email";
import { makeWishedTenant } from "../services/accounts/make-wished-tenant";

// What Better Auth calls when something has happened, each made for one request's environment.

interface User {
  id: string;
  email: string;
  name: string;
  emailVerified: boolean;
}

interface Occasion {
  user: User;
  url: string;
  token: string;
}

export const sendVerificationEmail =
  (env: Env) =>
  async ({ user, url }: Occasion) => {
    await sendMail(env, { to: user.email, kind: "verify-email", ...verifyEmail(localeOf(user), { url }) });
  };

/** Straight to the page with the form: the library's own stop in between would only hand the token on. */
export const sendResetPassword =
  (env: Env) =>
  async ({ user, token }: Occasion) => {
    const url = `${config.dashboardUrl}/reset-password?token=${encodeURIComponent(token)}`;
    const content = resetPassword(localeOf(user), { name: user.name, url });
    await sendMail(env, { to: user.email, kind: "reset-password", ...content });
  };

/** Whoever could open the mail has proved the address as well. */
export const onPasswordReset =
  (env: Env) =>
  async ({ user }: { user: User }) => {
    if (!user.emailVerified) await markEmailVerified(connect(env), user.id);
  };

/** The tenant that the sign-up form asked for. If it fails the person is let in all the same, and may ask again. */
export const afterEmailVerification =
  (env: Env) =>
  async ({ id, email }: User) => {
    try {
      const actor = { kind: "user", id, label: email, ip: null } as const;
      await makeWishedTenant({ db: connect(env), env, actor });
    } catch (error) {
      console.error({ event: "wished_tenant_failed", userId: id, error: describeError(error) });
    }
  };

const localeOf = (user: object): Locale => {
  const parsed = Locale.safeParse("locale" in user ? user.locale : undefined);
  return parsed.success ? parsed.data : "en";
};
