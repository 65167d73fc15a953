import { findApiKey, rollApiKey } from "../../db/queries/api-keys";
import { ledgerName } from "../../lib/ledger-name";
import { Problem } from "../../lib/problem";
import type { ServiceContext } from "./context";
import { type MintedKey, newKeyText, shownOnce, tellLedger, toMs } from "./minted-key";

/** A new key with the rights of an old one. Both work until the grace is over; zero ends the old one at once. */
export async function rollKey(
  { db, env }: ServiceContext,
  tenantId: string,
  { id, graceSeconds }: { id: string; graceSeconds: number },
): Promise<MintedKey> {
  const old = await findApiKey(db, tenantId, id);
  if (!old) throw new Problem("not_found", "There is no such key.");
  const { mode, scopes, instanceIds, allowedIps, expiresAt } = old;
  const made = await newKeyText({ tenantId, mode });
  const { text: _, ...kept } = made;
  const graceEnds = new Date(Date.now() + graceSeconds * 1_000);
  const rolled = await rollApiKey(db, tenantId, { replaces: id, graceEnds, key: { ...kept, expiresAt } });
  if (!rolled) throw new Problem("conflict", "This key was revoked or rolled already.");
  await tellLedger(
    env,
    { tenantId, mode },
    {
      id: made.id,
      hash: made.hash,
      scopes,
      instances: instanceIds,
      allowedIps,
      expiresAt: toMs(expiresAt),
      revokedAt: null,
    },
  );
  await env.LEDGER.getByName(ledgerName(tenantId, mode)).revokeKey(id, graceEnds.getTime());
  return shownOnce(made);
}
