import { revokeApiKey } from "../../../db/queries/api-keys";
import { ledgerName } from "../../../lib/ledger-name";
import { lineOf } from "../audit/audit";
import type { TenantContext } from "../context";
import { getStoredKey } from "./get-stored-key";
import { toLedgerKey } from "./minted-key";

/** Refuses a key from now on: at once in its ledger, everywhere within ten seconds. Revoking twice is fine. */
export async function revokeKey(ctx: TenantContext, id: string): Promise<void> {
  const { db, env, actor, tenantId } = ctx;
  const key = await getStoredKey(ctx, id);
  const at = new Date();
  // The ledger first: if Postgres fails now, the key is refused all the same, and the reconciler or another try completes it.
  const ledger = env.LEDGER.getByName(ledgerName(tenantId, key.mode));
  await ledger.putKey(toLedgerKey({ ...key, revokedAt: at }));
  const entry = lineOf(actor, { action: "key.revoke", target: id, before: { name: key.name } });
  await revokeApiKey(db, tenantId, { id, at, entry });
}
