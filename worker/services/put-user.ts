import { putOwner } from "../../db/queries/members";
import { findUserIdByEmail, insertUser, updateUserRole } from "../../db/queries/users";
import { hashPassword } from "../auth/passwords";
import { lineOf } from "./audit/audit";
import type { ActorContext } from "./context";

export interface UserRequest {
  email: string;
  password: string;
  name: string;
  role: "user" | "operator";
  /** A tenant that they own from now on. */
  owns?: string;
}

export interface PutUserResult {
  id: string;
  email: string;
  /** False when the address had an account, which keeps its password. */
  isNew: boolean;
}

/** A person who can sign in at once. An e-mail that is known keeps its password; only the role changes. */
export async function putUser({ db, actor }: ActorContext, request: UserRequest): Promise<PutUserResult> {
  const email = request.email.toLowerCase();
  const { name, password, role } = request;
  const known = await findUserIdByEmail(db, email);
  const id = known ?? crypto.randomUUID();
  if (!known) {
    // The operator vouches for the address: no mail asks for it.
    const passwordHash = hashPassword(password);
    await insertUser(db, { id, email, name, passwordHash, emailVerified: true, locale: "en", wishedTenant: null });
  }
  await updateUserRole(db, id, {
    role,
    entry: lineOf(actor, { action: "user.put", target: id, after: { email, role } }),
  });
  if (request.owns) {
    const line = lineOf(actor, { action: "member.put", target: id, after: { email, role: "owner" } });
    await putOwner(db, request.owns, { userId: id, entry: line });
  }
  return { id, email, isNew: !known };
}
