import { fromBase64Url, toBase64Url } from "./encoding";
import type { VersionedSecrets } from "./secrets";

const IV_BYTES = 12;
const HEAD_BYTES = 1 + IV_BYTES;
const TAG_BYTES = 16;

const encoder = new TextEncoder();

/**
 * AES-256-GCM under the current secret, as base64url text: version byte, IV, ciphertext and tag.
 * The value opens only with the same `context`, so it cannot be moved to another row or tenant.
 */
export async function seal(
  secrets: VersionedSecrets,
  plaintext: string | Uint8Array<ArrayBuffer>,
  context: string,
): Promise<string> {
  const { version, bytes } = secrets.current;
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const data = typeof plaintext === "string" ? encoder.encode(plaintext) : plaintext;
  const key = await keyFor(bytes, context, "encrypt");
  const ciphertext = await crypto.subtle.encrypt(gcm(iv, context), key, data);
  const sealed = new Uint8Array(HEAD_BYTES + ciphertext.byteLength);
  sealed[0] = version;
  sealed.set(iv, 1);
  sealed.set(new Uint8Array(ciphertext), HEAD_BYTES);
  return toBase64Url(sealed);
}

/** The sealed text. Throws, without quoting the value, if anything about it does not fit. */
export async function open(secrets: VersionedSecrets, sealed: string, context: string): Promise<string> {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await openBytes(secrets, sealed, context));
}

/**
 * The same value under the current secret; undefined if it is sealed with that already. Throws as `open` does.
 */
export async function reseal(secrets: VersionedSecrets, sealed: string, context: string): Promise<string | undefined> {
  if (fromBase64Url(sealed)?.[0] === secrets.current.version) return undefined;
  return seal(secrets, await openBytes(secrets, sealed, context), context);
}

/** As `open`, for values sealed from bytes. */
export async function openBytes(
  secrets: VersionedSecrets,
  sealed: string,
  context: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = fromBase64Url(sealed);
  if (!bytes || bytes.length < HEAD_BYTES + TAG_BYTES) throw new Error("This is not a sealed value.");
  const version = bytes[0] ?? 0;
  const secret = secrets.byVersion(version);
  if (!secret) throw new Error(`The value is sealed with version ${version}, which is not among the secrets.`);
  const key = await keyFor(secret, context, "decrypt");
  const algorithm = gcm(bytes.subarray(1, HEAD_BYTES), context);
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, bytes.subarray(HEAD_BYTES)));
  } catch (cause) {
    throw new Error("The sealed value was altered, or belongs to another place or secret.", { cause });
  }
}

function gcm(iv: Uint8Array<ArrayBuffer>, context: string): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: encoder.encode(context) };
}

/**
 * One key per secret and context. Random IVs are safe for 2^32 values under one key: a single key would
 * reach that on a busy platform. It also keeps the sealing key apart from other uses of the same secret.
 */
async function keyFor(secret: Uint8Array<ArrayBuffer>, context: string, use: "encrypt" | "decrypt") {
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const root = await crypto.subtle.importKey("raw", secret, hmac, false, ["sign"]);
  const raw = await crypto.subtle.sign("HMAC", root, encoder.encode(`zapin.seal|${context}`));
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, [use]);
}
