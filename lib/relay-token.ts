import type { Mode } from "./contract/tenant";
import { equalBytes, fromBase64Url, toBase64Url } from "./encoding";
import { uuidBytes, uuidFromBytes } from "./ids";
import type { VersionedSecrets } from "./secrets";

/**
 * The token in `/relay/:token`, which stands upstream where a bot's own address would: 88 characters of base64url.
 *
 *   version 1 · mode 1 · tenant 16 · instance 16 · reference 16 · mac 16
 *
 * A forged one is refused by arithmetic alone. The reference names a document in the tenant's ledger that holds the address.
 */
export interface RelayClaim {
  mode: Mode;
  tenantId: string;
  instanceId: string;
  /** UUID of the relay's document. */
  reference: string;
}

const MODES: readonly Mode[] = ["live", "test"];
const CLAIM_BYTES = 50;
const MAC_BYTES = 16;
/** Keeps these MACs apart from those of API keys, which are made under the same secrets. */
const PURPOSE = new TextEncoder().encode("zapin.relay|");

/** The same claim makes the same token while the secret stays. */
export async function mintRelayToken(secrets: VersionedSecrets, claim: RelayClaim): Promise<string> {
  const { version, bytes: secret } = secrets.current;
  const token = new Uint8Array(CLAIM_BYTES + MAC_BYTES);
  token.set([version, MODES.indexOf(claim.mode)]);
  token.set(uuidBytes(claim.tenantId), 2);
  token.set(uuidBytes(claim.instanceId), 18);
  token.set(uuidBytes(claim.reference), 34);
  token.set(await authenticate(secret, token.subarray(0, CLAIM_BYTES)), CLAIM_BYTES);
  return toBase64Url(token);
}

/** Undefined unless we made this token. Costs one HMAC and no I/O. */
export async function parseRelayToken(secrets: VersionedSecrets, text: string): Promise<RelayClaim | undefined> {
  const token = fromBase64Url(text);
  if (token?.length !== CLAIM_BYTES + MAC_BYTES) return undefined;
  const secret = secrets.byVersion(token[0] ?? 0);
  const mode = MODES[token[1] ?? MODES.length];
  if (!secret || !mode) return undefined;
  const expected = await authenticate(secret, token.subarray(0, CLAIM_BYTES));
  if (!equalBytes(expected, token.subarray(CLAIM_BYTES))) return undefined;
  return {
    mode,
    tenantId: uuidFromBytes(token.subarray(2, 18)),
    instanceId: uuidFromBytes(token.subarray(18, 34)),
    reference: uuidFromBytes(token.subarray(34, CLAIM_BYTES)),
  };
}

/** The reference that a token names. Proves nothing: for whoever looks only at what is an instance's own. */
export function relayReference(text: string): string | undefined {
  const token = fromBase64Url(text);
  return token?.length === CLAIM_BYTES + MAC_BYTES ? uuidFromBytes(token.subarray(34, CLAIM_BYTES)) : undefined;
}

async function authenticate(secret: Uint8Array<ArrayBuffer>, claim: Uint8Array): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const message = new Uint8Array(PURPOSE.length + claim.length);
  message.set(PURPOSE);
  message.set(claim, PURPOSE.length);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, message)).subarray(0, MAC_BYTES);
}
