import { findApiKey, revokeApiKey } from "../../db/queries/api-keys";
import { ledgerName } from "../../lib/ledger-name";
import { Problem } from "../../lib/problem";
import type { ServiceContext } from "./context";

/** Refuses a key from now on: at once in its ledger, everywhere within ten seconds. Revoking twice is fine. */
export async function revokeKey({ db, env }: ServiceContext, tenantId: string, id: string): Promise<void> {
  const key = await findApiKey(db, tenantId, id);
  if (!key) throw new Problem("not_found", "There is no such key.");
  const at = new Date();
  // The ledger first: if Postgres fails now, the key is refused all the same, and revoking again completes it.
  await env.LEDGER.getByName(ledgerName(tenantId, key.mode)).revokeKey(id, at.getTime());
  await revokeApiKey(db, tenantId, { id, at });
}
