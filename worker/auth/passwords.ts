import { randomBytes, scryptSync, timingSafeEqual } from "node:crypto";

/** 32 MB and some 80 ms of CPU a hash. Written nowhere in the hash: another cost needs another format. */
const COST = { N: 16_384, r: 16, p: 1, maxmem: 64 * 1024 * 1024 };
const KEY_BYTES = 64;

/**
 * `salt:key`, both hex. The call holds the isolate until it is done, on purpose: hashes of one isolate wait for each
 * other without a queue, so they never need more than the memory of one.
 */
export function hashPassword(password: string): string {
  const salt = randomBytes(16).toString("hex");
  return `${salt}:${deriveKey(password, salt).toString("hex")}`;
}

export function verifyPassword(hash: string, password: string): boolean {
  const [salt = "", key = ""] = hash.split(":");
  const expected = Buffer.from(key, "hex");
  const given = deriveKey(password, salt);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

const deriveKey = (password: string, salt: string) => scryptSync(password.normalize("NFKC"), salt, KEY_BYTES, COST);
