import { createHmac } from "node:crypto";
import type { VersionedSecrets } from "../../lib/secrets";
import type { LoggedNews } from "./log-store";
import type { MessageNews } from "./read-messages";

const HASH_CHARACTERS = 22;

/** The counterpart as it may be kept: the last four digits, and a hash that only our secret can make of the number. */
export function hideContact(secrets: VersionedSecrets, tenantId: string, news: MessageNews): LoggedNews {
  const { facts, ...rest } = news;
  if (!facts) return rest;
  const { counterpart, ...shown } = facts;
  const hmac = createHmac("sha256", secrets.current.bytes).update(`zapin.contact|${tenantId}|${counterpart}`);
  const contactHash = hmac.digest("base64url").slice(0, HASH_CHARACTERS);
  return { ...rest, facts: { ...shown, contactHash, lastDigits: lastOf(counterpart) } };
}

/** Half a character, or one that is none, could not be stored. */
const lastOf = (counterpart: string) => counterpart.replace(/[^\w.+-]/g, "").slice(-4);

/** `••••0002`. */
export const maskedContact = (lastDigits: string) => `••••${lastDigits}`;
