import { SignJWT } from "jose";

/** Ours, or the connection's: a receiver must be able to rely on the first, and the runtime sets the second. */
const RESERVED =
  /^(webhook-.*|x-webhook-signature|x-zapin-.*|content-.*|host|connection|transfer-encoding|upgrade|te|trailer|expect|user-agent|cf-.*)$/i;
const JWT_LIFE_S = 600;
/** Receivers take 8 to 16 KB. They are kept and carried about with their endpoint. */
const MOST_CHARACTERS = 16_384;

/**
 * The headers that a tenant gave its endpoint. `jwt_key` is not sent: as on Evolution 2.3, its value signs a token that goes
 * into `Authorization`.
 */
export async function customHeaders(given: Record<string, string> | null, nowSeconds: number): Promise<Headers> {
  const { jwt_key: jwtKey, ...others } = given ?? {};
  const headers = new Headers();
  for (const [name, value] of Object.entries(others)) {
    if (!RESERVED.test(name)) headers.set(name, value);
  }
  if (jwtKey) headers.set("authorization", `Bearer ${await signToken(jwtKey, nowSeconds)}`);
  return headers;
}

/** Those that are never sent, whatever is given for them. */
export const reservedAmong = (names: readonly string[]): string[] => names.filter((name) => RESERVED.test(name));

/** Whether these can be sent at all: names and values that HTTP does not know, and too many, are refused when they are set. */
export function areSendable(given: Record<string, string>): boolean {
  const characters = Object.entries(given).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (characters > MOST_CHARACTERS) return false;
  try {
    return new Headers(given) instanceof Headers;
  } catch {
    return false;
  }
}

function signToken(key: string, now: number): Promise<string> {
  return new SignJWT({ app: "evolution", action: "webhook" })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuedAt(now)
    .setExpirationTime(now + JWT_LIFE_S)
    .sign(new TextEncoder().encode(key));
}
