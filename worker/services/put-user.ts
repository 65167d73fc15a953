import { findUserIdByEmail, insertUser, updateUserRole } from "../../db/queries/users";
import { hashPassword } from "../auth/passwords";
import type { ServiceContext } from "./context";

export interface UserRequest {
  email: string;
  password: string;
  name: string;
  role: "user" | "operator";
}

/** A person who can sign in at once. An e-mail that is known keeps its password; only the role changes. */
export async function putUser({ db }: ServiceContext, request: UserRequest): Promise<{ id: string; email: string }> {
  const email = request.email.toLowerCase();
  const id = (await findUserIdByEmail(db, email)) ?? (await createUser({ db }, { ...request, email }));
  await updateUserRole(db, id, request.role);
  return { id, email };
}

/** The operator vouches for the address: no mail asks for it. */
async function createUser({ db }: Pick<ServiceContext, "db">, request: UserRequest): Promise<string> {
  const { email, name, password } = request;
  const id = crypto.randomUUID();
  const passwordHash = hashPassword(password);
  await insertUser(db, { id, email, name, passwordHash, emailVerified: true, locale: "en", wishedTenant: null });
  return (await findUserIdByEmail(db, email)) ?? id;
}
