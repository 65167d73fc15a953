import { insertApiKey } from "../../db/queries/api-keys";
import { getTenant } from "../../db/queries/tenants";
import type { Mode, Scope } from "../../lib/contract/tenant";
import type { ServiceContext } from "./context";
import { type MintedKey, newKeyText, shownOnce, tellLedger, toMs } from "./minted-key";

export interface KeyRequest {
  name: string;
  mode: Mode;
  scopes: Scope[];
  instances: string[] | null;
  allowedIps: string[] | null;
  expiresAt: Date | null;
}

/** A new key, written to Postgres and known to its ledger before this returns. `not_found` for no such tenant. */
export async function createKey(
  { db, env }: ServiceContext,
  tenantId: string,
  request: KeyRequest,
): Promise<MintedKey> {
  await getTenant(db, tenantId);
  const { name, mode, scopes, instances, allowedIps, expiresAt } = request;
  const made = await newKeyText({ tenantId, mode });
  const { text: _, ...kept } = made;
  await insertApiKey(db, tenantId, { ...kept, name, mode, scopes, instanceIds: instances, allowedIps, expiresAt });
  await tellLedger(
    env,
    { tenantId, mode },
    {
      id: made.id,
      hash: made.hash,
      scopes,
      instances,
      allowedIps,
      expiresAt: toMs(expiresAt),
      revokedAt: null,
    },
  );
  return shownOnce(made);
}
