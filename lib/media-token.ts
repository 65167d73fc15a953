import { equalBytes, fromBase64Url, toBase64Url } from "./encoding";
import type { VersionedSecrets } from "./secrets";

/** What a link to stored media allows: one object of one tenant, until a moment. */
export interface MediaClaim {
  tenantId: string;
  /** R2 key; begins with the tenant's id. */
  key: string;
  /** ms since the epoch, whole seconds. */
  expiresAt: number;
}

const MAC_BYTES = 16;
const encoder = new TextEncoder();

/** The token in `/media/:token`: version, expiry and key in base64url, a dot, and an HMAC over them and the tenant. */
export async function mintMediaToken(
  secrets: VersionedSecrets,
  { tenantId, key, expiresAt }: MediaClaim,
): Promise<string> {
  const { version, bytes } = secrets.current;
  const claim = toBase64Url(encoder.encode(`${version}|${Math.floor(expiresAt / 1000).toString(36)}|${key}`));
  return `${claim}.${toBase64Url(await authenticate(bytes, tenantId, claim))}`;
}

/** Undefined for a token that we did not make or that is over. */
export async function parseMediaToken(
  secrets: VersionedSecrets,
  token: string,
  now: number,
): Promise<MediaClaim | undefined> {
  const [claim = "", mac = "", ...rest] = token.split(".");
  const bytes = fromBase64Url(claim);
  const given = fromBase64Url(mac);
  if (!bytes || !given || rest.length > 0) return undefined;
  const [version, expiry = "", ...path] = new TextDecoder().decode(bytes).split("|");
  const key = path.join("|");
  const tenantId = key.split("/")[0] ?? "";
  const secret = secrets.byVersion(Number(version));
  const expiresAt = Number.parseInt(expiry, 36) * 1000;
  if (!secret || !equalBytes(given, await authenticate(secret, tenantId, claim)) || !(expiresAt > now))
    return undefined;
  return { tenantId, key, expiresAt };
}

async function authenticate(secret: Uint8Array<ArrayBuffer>, tenantId: string, claim: string): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const message = encoder.encode(`zapin.media|${tenantId}|${claim}`);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, message)).subarray(0, MAC_BYTES);
}
