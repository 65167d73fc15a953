import { createHmac } from "node:crypto";
import type { VersionedSecrets } from "./secrets";

const HASH_CHARACTERS = 22;

/** A contact as it may be kept: a hash that only our secret can make of the number, and another one in every tenant. */
export function hashContact(secrets: VersionedSecrets, tenantId: string, contact: string): string {
  const hmac = createHmac("sha256", secrets.current.bytes).update(`zapin.contact|${tenantId}|${contact}`);
  return hmac.digest("base64url").slice(0, HASH_CHARACTERS);
}
