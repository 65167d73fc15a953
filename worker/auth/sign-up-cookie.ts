import type { Context } from "hono";
import { setSignedCookie } from "hono/cookie";
import { parseSigned } from "hono/utils/cookie";
import * as z from "zod";
import { cookies } from "./cookies";
import { signingSecret } from "./secrets";

const NAME = `${cookies.prefix}.signed_up`;
const LIFETIME_S = 86_400;

/**
 * Remembers that this browser signed up. It may then be let in by the link in the mail; any other browser asks for the
 * password, so that nobody is led into an account that somebody else made with their address.
 */
export async function rememberSignUp(c: Context, userId: string): Promise<void> {
  const { secure } = cookies;
  const options = { maxAge: LIFETIME_S, path: "/", httpOnly: true, sameSite: "Lax", secure } as const;
  await setSignedCookie(c, NAME, userId, await signingSecret(), options);
}

const Claims = z.object({ userId: z.string() });

/** Whether a link in a verification mail was opened where its account was made. The link itself is checked elsewhere. */
export async function isWhereSignedUp(request: Request): Promise<boolean> {
  const cookie = request.headers.get("cookie");
  const token = new URL(request.url).searchParams.get("token");
  if (!cookie || !token) return false;
  const remembered = (await parseSigned(cookie, await signingSecret(), NAME))[NAME];
  const { decodeJwt } = await import("jose/jwt/decode");
  try {
    return Claims.parse(decodeJwt(token)).userId === remembered;
  } catch {
    return false; // not a token of ours: the library will say so
  }
}
