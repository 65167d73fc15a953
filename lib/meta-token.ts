import type { Mode } from "./contract/tenant";
import { equalBytes, fromBase64Url, toBase64Url } from "./encoding";
import { uuidBytes, uuidFromBytes } from "./ids";
import type { VersionedSecrets } from "./secrets";
import type { WebhookOwner } from "./webhook-secret";

/**
 * The token in `/meta/:token`, the address that a tenant gives Meta for a WHATSAPP-BUSINESS instance: version 1 · mode 1 ·
 * tenant 16 · instance 16 · mac 16, in base64url. Beside it the word that Meta says when it first calls.
 */
const MODES: readonly Mode[] = ["live", "test"];
const CLAIM_BYTES = 34;
const MAC_BYTES = 16;

export async function mintMetaToken(secrets: VersionedSecrets, owner: WebhookOwner): Promise<string> {
  const token = new Uint8Array(CLAIM_BYTES + MAC_BYTES);
  token.set([secrets.current.version, MODES.indexOf(owner.mode)]);
  token.set(uuidBytes(owner.tenantId), 2);
  token.set(uuidBytes(owner.instanceId), 18);
  token.set(await authenticate(secrets.current.bytes, "token", token.subarray(0, CLAIM_BYTES)), CLAIM_BYTES);
  return toBase64Url(token);
}

/** Undefined unless we made this token. */
export async function parseMetaToken(secrets: VersionedSecrets, text: string): Promise<WebhookOwner | undefined> {
  const token = fromBase64Url(text);
  const secret = secrets.byVersion(token?.[0] ?? 0);
  const mode = MODES[token?.[1] ?? MODES.length];
  if (token?.length !== CLAIM_BYTES + MAC_BYTES || !secret || !mode) return undefined;
  const expected = await authenticate(secret, "token", token.subarray(0, CLAIM_BYTES));
  if (!equalBytes(expected, token.subarray(CLAIM_BYTES))) return undefined;
  return {
    tenantId: uuidFromBytes(token.subarray(2, 18)),
    mode,
    instanceId: uuidFromBytes(token.subarray(18, CLAIM_BYTES)),
  };
}

/** What Meta is told to say in `hub.verify_token`. It follows from the token, under the secret that made it. */
export async function verifyWordOf(secrets: VersionedSecrets, token: string): Promise<string> {
  const bytes = fromBase64Url(token) ?? new Uint8Array();
  const secret = secrets.byVersion(bytes[0] ?? 0) ?? secrets.current.bytes;
  return toBase64Url(await authenticate(secret, "verify", bytes));
}

async function authenticate(secret: Uint8Array<ArrayBuffer>, use: string, claim: Uint8Array): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const purpose = new TextEncoder().encode(`zapin.meta.${use}|`);
  const message = new Uint8Array(purpose.length + claim.length);
  message.set(purpose);
  message.set(claim, purpose.length);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, message)).subarray(0, MAC_BYTES);
}
