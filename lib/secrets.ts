import { fromBase64Url } from "./encoding";

const SECRET_BYTES = 32;
const MAX_VERSION = 255;

/** Secrets that can be rolled: the newest makes new values, the older ones still read theirs. */
export interface VersionedSecrets {
  /** The highest version listed. */
  current: { version: number; bytes: Uint8Array<ArrayBuffer> };
  /** Undefined for a version that is not listed (any more). */
  byVersion(version: number): Uint8Array<ArrayBuffer> | undefined;
}

/**
 * Reads `1:<base64url of 32 bytes>,2:<base64url of 32 bytes>`; versions are 1 to 255, in any order.
 * Throws an error that names the faulty entry by its place and never quotes it.
 */
export function parseSecrets(text: string): VersionedSecrets {
  const secrets = new Map<number, Uint8Array<ArrayBuffer>>();
  text.split(",").forEach((entry, index) => {
    const place = `Secret ${index + 1} of the list`;
    const { version, bytes } = parseEntry(entry.trim(), place);
    if (secrets.has(version)) throw new Error(`${place} repeats version ${version}.`);
    secrets.set(version, bytes);
  });
  const version = Math.max(...secrets.keys());
  const bytes = secrets.get(version);
  if (!bytes) throw new Error("The list of secrets is empty.");
  return { current: { version, bytes }, byVersion: (wanted) => secrets.get(wanted) };
}

function parseEntry(entry: string, place: string) {
  const [versionText, encoded, ...rest] = entry.split(":");
  if (versionText === undefined || encoded === undefined || rest.length > 0) {
    throw new Error(`${place} is not of the form version:base64url.`);
  }
  const version = Number(versionText);
  if (!/^[1-9][0-9]*$/.test(versionText) || version > MAX_VERSION) {
    throw new Error(`${place} has no version from 1 to ${MAX_VERSION}.`);
  }
  const bytes = fromBase64Url(encoded);
  if (!bytes) throw new Error(`${place} (version ${version}) is not base64url.`);
  if (bytes.length !== SECRET_BYTES) {
    throw new Error(`${place} (version ${version}) has ${bytes.length} bytes instead of ${SECRET_BYTES}.`);
  }
  return { version, bytes };
}
