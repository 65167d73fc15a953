import { findUserIdByEmail, updateUserRole } from "../../db/queries/users";
import type { ServiceContext } from "./context";

export interface UserRequest {
  email: string;
  password: string;
  name: string;
  role: "user" | "operator";
}

/** A person who can sign in. An e-mail that is known keeps its password; only the role changes. */
export async function putUser(
  { db, env }: ServiceContext,
  request: UserRequest,
): Promise<{ id: string; email: string }> {
  const email = request.email.toLowerCase();
  const id = (await findUserIdByEmail(db, email)) ?? (await createUser(env, { ...request, email }));
  await updateUserRole(db, id, request.role);
  return { id, email };
}

/** Sign-up is closed at the door; the operator opens it here, through the same hashing. */
async function createUser(env: Env, { email, password, name }: UserRequest): Promise<string> {
  const { makeAuth } = await import("../auth/better-auth");
  const { internalAdapter, password: passwords } = await (await makeAuth(env)).$context;
  const user = await internalAdapter.createUser({ email, name, emailVerified: true }, { method: "email" });
  const hash = await passwords.hash(password);
  await internalAdapter.linkAccount({ userId: user.id, providerId: "credential", accountId: user.id, password: hash });
  return user.id;
}
