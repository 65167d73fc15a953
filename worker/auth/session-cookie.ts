import { serializeSigned } from "hono/utils/cookie";
import { cookies } from "./cookies";
import { signingSecret } from "./secrets";

/** The `Set-Cookie` line of a session, as Better Auth writes it. */
export async function sessionCookie(token: string, expires: Date): Promise<string> {
  const { secure } = cookies;
  const options = { path: "/", httpOnly: true, sameSite: "Lax", secure, expires } as const;
  return serializeSigned(cookies.session, token, await signingSecret(), options);
}
