import type { Mode, Scope } from "./contract/tenant";
import { equalBytes, fromBase64Url, sha256, toBase64Url, toHex } from "./encoding";
import { uuidBytes, uuidFromBytes } from "./ids";
import type { VersionedSecrets } from "./secrets";

/**
 * API keys: `zpn_<mode>_<base64url>`. The payload names its tenant and ends in a truncated HMAC under a versioned
 * secret, so a forged or mistyped key is refused by arithmetic alone, without asking anybody.
 *
 *   random   version 1 · type 1 · tenant 16 · key id 16 · secret 16 · mac 8
 *   derived  version 1 · type 1 · tenant 16 · instance 16 · key version 2 · scopes 1 · mac 16
 *   lent     the same, and before its mac the id of a random key or of a relay, 16
 *
 * A random key is only a claim until its ledger confirms the hash. A derived key is never stored: its MAC is the proof,
 * and its ledger need only say that the instance still stands at that key version. A lent one has the bounds of its lender,
 * and ends with it.
 */
export type ParsedKey =
  | { kind: "random"; mode: Mode; tenantId: string; keyId: string; hash: string }
  | ({ kind: "derived"; mode: Mode; tenantId: string } & DerivedClaim);

/** What a derived key says of itself. `lender` is the id of the random key, or of the relay, that it has its bounds from. */
export interface DerivedClaim {
  instanceId: string;
  version: number;
  scopes: Scope[];
  lender?: string | undefined;
}

const RANDOM = 1;
const DERIVED = 2;
const LENT = 3;
const HEADER = 18;
const LENDER = HEADER + 19;
const RANDOM_SHAPE = { bytes: 58, mac: 8 };
const DERIVED_SHAPE = { bytes: 53, mac: 16 };
const LENT_SHAPE = { bytes: 69, mac: 16 };
const SHAPES = new Map([
  [RANDOM, RANDOM_SHAPE],
  [DERIVED, DERIVED_SHAPE],
  [LENT, LENT_SHAPE],
]);
const SCOPE_BITS: readonly (readonly [Scope, number])[] = [
  ["read", 1],
  ["send", 2],
  ["manage", 4],
];
const FORMAT = /^zpn_(live|test)_([A-Za-z0-9_-]{71,92})$/;

/** A new key with its id; the text is shown once, and only `hashKey(text)` is kept. */
export async function mintKey(secrets: VersionedSecrets, owner: { mode: Mode; tenantId: string; keyId: string }) {
  const payload = new Uint8Array(RANDOM_SHAPE.bytes);
  payload.set([secrets.current.version, RANDOM]);
  payload.set(uuidBytes(owner.tenantId), 2);
  payload.set(uuidBytes(owner.keyId), HEADER);
  payload.set(crypto.getRandomValues(new Uint8Array(16)), HEADER + 16);
  return writeKey(secrets.current.bytes, owner.mode, { payload, mac: RANDOM_SHAPE.mac });
}

/** The key of one instance. The same input makes the same key, so it can be named again at any time. */
export async function deriveKey(
  secrets: VersionedSecrets,
  owner: Omit<DerivedClaim, "scopes"> & { mode: Mode; tenantId: string; scopes: readonly Scope[] },
) {
  const { lender } = owner;
  const { bytes, mac } = lender ? LENT_SHAPE : DERIVED_SHAPE;
  const payload = new Uint8Array(bytes);
  payload.set([secrets.current.version, lender ? LENT : DERIVED]);
  payload.set(uuidBytes(owner.tenantId), 2);
  payload.set(uuidBytes(owner.instanceId), HEADER);
  new DataView(payload.buffer).setUint16(HEADER + 16, owner.version);
  payload[HEADER + 18] = SCOPE_BITS.reduce(
    (bits, [scope, bit]) => (owner.scopes.includes(scope) ? bits | bit : bits),
    0,
  );
  if (lender) payload.set(uuidBytes(lender), LENDER);
  return writeKey(secrets.current.bytes, owner.mode, { payload, mac });
}

/** Undefined unless we made this key. Costs one HMAC and no I/O. */
export async function parseKey(secrets: VersionedSecrets, text: string): Promise<ParsedKey | undefined> {
  const match = FORMAT.exec(text);
  const payload = match?.[2] ? fromBase64Url(match[2]) : undefined;
  if (!match || !payload) return undefined;
  const mode: Mode = match[1] === "live" ? "live" : "test";
  const shape = SHAPES.get(payload[1] ?? 0);
  const secret = secrets.byVersion(payload[0] ?? 0);
  if (!secret || payload.length !== shape?.bytes) return undefined;

  const end = shape.bytes - shape.mac;
  const expected = await authenticate(secret, mode, payload.subarray(0, end));
  if (!equalBytes(expected.subarray(0, shape.mac), payload.subarray(end))) return undefined;

  const tenantId = uuidFromBytes(payload.subarray(2, HEADER));
  const subject = uuidFromBytes(payload.subarray(HEADER, HEADER + 16));
  if (payload[1] === RANDOM) return { kind: "random", mode, tenantId, keyId: subject, hash: await hashKey(text) };
  const version = new DataView(payload.buffer).getUint16(HEADER + 16);
  const bits = payload[HEADER + 18] ?? 0;
  const scopes = SCOPE_BITS.filter(([, bit]) => bits & bit).map(([scope]) => scope);
  const key = { kind: "derived", mode, tenantId, instanceId: subject, version, scopes } as const;
  return payload[1] === LENT ? { ...key, lender: uuidFromBytes(payload.subarray(LENDER, end)) } : key;
}

/** Lower-case hex SHA-256 of the key as the client sends it. */
export const hashKey = async (text: string) => toHex(await sha256(text));

async function writeKey(
  secret: Uint8Array<ArrayBuffer>,
  mode: Mode,
  key: { payload: Uint8Array<ArrayBuffer>; mac: number },
) {
  const end = key.payload.length - key.mac;
  const mac = await authenticate(secret, mode, key.payload.subarray(0, end));
  key.payload.set(mac.subarray(0, key.mac), end);
  return `zpn_${mode}_${toBase64Url(key.payload)}`;
}

/** HMAC-SHA-256 over mode and payload: a test key cannot be turned into a live one. */
async function authenticate(secret: Uint8Array<ArrayBuffer>, mode: Mode, payload: Uint8Array<ArrayBuffer>) {
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const prefix = new TextEncoder().encode(`zpn_${mode}_`);
  const message = new Uint8Array(prefix.length + payload.length);
  message.set(prefix);
  message.set(payload, prefix.length);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, message));
}
