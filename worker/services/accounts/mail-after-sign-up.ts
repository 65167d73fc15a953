import { createEmailVerificationToken } from "better-auth/api";
import { findPersonByEmail } from "../../../db/queries/users";
import { describeError } from "../../../lib/describe-error";
import { VERIFICATION_S } from "../../auth/better-auth";
import { signingSecret } from "../../auth/secrets";
import { config } from "../../env";
import { sendMail } from "../../mail/send-mail";
import { accountExists } from "../../mail/templates/account-exists";
import { verifyEmail } from "../../mail/templates/verify-email";
import type { ServiceContext } from "../context";

/** Where the link in the mail leads in the end. */
const AFTER_VERIFYING = "/sign-in?verified=1";

/**
 * The mail that follows a sign-up: how to prove the address or, to somebody who has done so, that there is an account.
 * Never throws: the sign-up has happened, and the mail can be asked for again.
 */
export async function mailAfterSignUp(ctx: ServiceContext, email: string): Promise<void> {
  try {
    await mail(ctx, email);
  } catch (error) {
    console.error({ event: "mail_failed", kind: "sign-up", error: describeError(error) });
  }
}

async function mail({ db, env }: ServiceContext, email: string): Promise<void> {
  const person = await findPersonByEmail(db, email);
  if (!person) return;
  const { id, name, locale, emailVerified } = person;
  if (emailVerified) {
    const content = accountExists(locale, { name, url: `${config.dashboardUrl}/sign-in` });
    await sendMail(env, { to: email, kind: "account-exists", ...content });
    return;
  }
  const secret = await signingSecret();
  const token = await createEmailVerificationToken(secret, email, undefined, VERIFICATION_S, { userId: id });
  const query = new URLSearchParams({ token, callbackURL: AFTER_VERIFYING });
  const content = verifyEmail(locale, { url: `${config.dashboardUrl}/auth/verify-email?${query}` });
  await sendMail(env, { to: email, kind: "verify-email", ...content });
}
