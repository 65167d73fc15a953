import { findStoredKey } from "../../../db/queries/api-keys";
import type { ApiKey } from "../../../db/schema/api-keys";
import { Problem } from "../../../lib/problem";
import type { TenantContext } from "../context";

/** A whole key, to change it. `not_found` for that of another tenant, or of another mode than the key that asks. */
export async function getStoredKey({ db, tenantId, actor }: TenantContext, id: string): Promise<ApiKey> {
  const key = await findStoredKey(db, tenantId, id);
  if (!key || (actor.key && actor.key.mode !== key.mode)) throw new Problem("not_found", "There is no such key.");
  return key;
}
