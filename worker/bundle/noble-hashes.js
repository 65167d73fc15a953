// The runtime's own HKDF and hexadecimal in the place of three modules of @noble/hashes, which write them in JavaScript.
import { hkdfSync } from "node:crypto";
import { toHex } from "../../lib/encoding";

export { toHex as bytesToHex };

/** Named by whoever derives a key; nothing is hashed with it. */
export function sha256() {
  throw new Error("sha256 of @noble/hashes is not in the bundle");
}

export function hkdf(hash, secret, salt, info, length) {
  if (hash !== sha256) throw new Error("only HKDF with SHA-256 is in the bundle");
  return new Uint8Array(hkdfSync("sha256", secret, salt ?? new Uint8Array(32), info ?? new Uint8Array(), length));
}

export const utf8ToBytes = (text) => new TextEncoder().encode(text);

export function hexToBytes(hex) {
  if (!/^([0-9a-f]{2})*$/i.test(hex)) throw new RangeError("not hexadecimal");
  return Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
}
