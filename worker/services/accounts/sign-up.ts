import { waitUntil } from "cloudflare:workers";
import { insertUser } from "../../../db/queries/users";
import type { SignUp } from "../../../lib/contract/account";
import { hashPassword } from "../../auth/passwords";
import type { ServiceContext } from "../context";
import { joinByInvitation } from "./join-by-invitation";
import { mailAfterSignUp } from "./mail-after-sign-up";

/** `check_mail`: a mail says how to go on. `ready`: the invitation proved the address, so signing in works now. */
export interface SignedUp {
  next: "check_mail" | "ready";
  /** Of the new account; nobody's where the address has one already. */
  userId: string;
}

/**
 * A person who can sign in once the address is proved; their tenant is made then. An address that has an account gets the
 * same answer after the same work, and a mail that says so.
 */
export async function signUp(ctx: ServiceContext, { tenant, invitation, ...person }: SignUp): Promise<SignedUp> {
  const { name, email, password, locale = tenant?.locale ?? "en" } = person;
  const user = { id: crypto.randomUUID(), name, email, locale, passwordHash: hashPassword(password) };
  if (invitation !== undefined) return joinByInvitation(ctx, { token: invitation, user });
  const wishedTenant = tenant ? { ...tenant, id: crypto.randomUUID() } : null;
  await insertUser(ctx.db, { ...user, emailVerified: false, wishedTenant });
  waitUntil(mailAfterSignUp(ctx, email));
  return { next: "check_mail", userId: user.id };
}
