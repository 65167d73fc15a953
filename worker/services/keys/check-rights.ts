import type { CreateApiKey } from "../../../lib/contract/api-key";
import type { Mode } from "../../../lib/contract/tenant";
import { coversRange } from "../../../lib/ip-ranges";
import { Problem } from "../../../lib/problem";
import type { Actor, KeyRights } from "../context";

/*
 * A key that acts never makes more than it has itself: only keys of its own mode, with no scope it lacks, no longer life and no
 * wider addresses. Otherwise a test key out of somebody's notebook would open the live numbers.
 */

/** What a new key may do; one of an instance is bound to neither addresses nor time. */
type Wanted = Pick<CreateApiKey, "mode" | "scopes" | "allowedIps" | "expiresAt">;

/** What a key of an instance may do with it. */
export const instanceRights = (mode: Mode): Wanted => ({
  mode,
  scopes: ["read", "send", "manage"],
  allowedIps: null,
  expiresAt: null,
});

/** The fields by which a new key would exceed the key that makes it. */
export function checkWithinOwnRights({ key: own }: Pick<Actor, "key">, wanted: Wanted): void {
  if (!own) return;
  const fields = excesses(own, wanted);
  if (Object.keys(fields).length === 0) return;
  throw new Problem("forbidden", "A key cannot make a key with more rights than its own.", { fields });
}

function excesses(own: KeyRights, { mode, scopes, allowedIps, expiresAt }: Wanted): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  if (mode !== own.mode) fields.mode = [`only ${own.mode}, as the key that makes it`];
  if (scopes.some((scope) => !own.scopes.includes(scope))) fields.scopes = [`at most: ${own.scopes.join(", ")}`];
  if (own.expiresAt !== null && (!expiresAt || expiresAt.getTime() > own.expiresAt)) {
    fields.expiresAt = [`at the latest ${new Date(own.expiresAt).toISOString()}`];
  }
  const ranges = own.allowedIps;
  if (ranges && !allowedIps?.every((range) => coversRange(ranges, range))) {
    fields.allowedIps = ["within the addresses of the key that makes it"];
  }
  return fields;
}
