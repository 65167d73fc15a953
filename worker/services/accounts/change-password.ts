import { findPassword, replacePassword } from "../../../db/queries/passwords";
import { toBase64Url } from "../../../lib/encoding";
import { Problem } from "../../../lib/problem";
import { hashPassword, verifyPassword } from "../../auth/passwords";
import { sessionCookie } from "../../auth/session-cookie";
import { lineOf } from "../audit/audit";
import type { ActorContext } from "../context";

interface PasswordChange {
  currentPassword: string;
  newPassword: string;
}

const TOKEN_BYTES = 24;

/**
 * A new password ends every other session, and gives this one another token: whoever has a copy of the cookie is out as
 * well. Returns the cookie that goes on.
 */
export async function changePassword({ db, actor }: ActorContext, change: PasswordChange): Promise<string> {
  const known = await findPassword(db, actor.id);
  if (!known || !verifyPassword(known.hash, change.currentPassword)) throw wrongPassword();
  const token = toBase64Url(crypto.getRandomValues(new Uint8Array(TOKEN_BYTES)));
  const expiresAt = await replacePassword(db, actor.id, {
    from: known,
    to: hashPassword(change.newPassword),
    session: { id: actor.sessionId ?? "", token },
    entry: lineOf(actor, { action: "user.change_password", target: actor.id }),
  });
  if (!expiresAt) throw wrongPassword();
  return sessionCookie(token, expiresAt);
}

const wrongPassword = () =>
  new Problem("invalid_request", "The request is not valid.", {
    fields: { currentPassword: ["This is not your password."] },
  });
