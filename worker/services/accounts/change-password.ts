import { isAPIError } from "better-auth/api";
import { auditStatement } from "../../../db/queries/audit-log";
import { Problem } from "../../../lib/problem";
import { makeAuth } from "../../auth/better-auth";
import { lineOf } from "../audit/audit";
import type { ActorContext } from "../context";

interface PasswordChange {
  currentPassword: string;
  newPassword: string;
  /** The `Cookie` header that the session came with. */
  cookie: string;
}

/** A new password ends every session; the `Set-Cookie` lines that this returns are the one that goes on. */
export async function changePassword(
  { db, env, actor }: ActorContext,
  { cookie, ...passwords }: PasswordChange,
): Promise<string[]> {
  const auth = await makeAuth(env);
  try {
    const { headers } = await auth.api.changePassword({
      body: { ...passwords, revokeOtherSessions: true },
      headers: new Headers({ cookie }),
      returnHeaders: true,
    });
    await auditStatement(db, null, lineOf(actor, { action: "user.change_password", target: actor.id }));
    return headers.getSetCookie();
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error;
    throw new Problem("invalid_request", "The request is not valid.", { fields: WRONG_PASSWORD });
  }
}

const WRONG_PASSWORD = { currentPassword: ["This is not your password."] };
