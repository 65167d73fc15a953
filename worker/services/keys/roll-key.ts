import { rollApiKey } from "../../../db/queries/api-keys";
import type { MintedApiKey } from "../../../lib/contract/api-key";
import { describeError } from "../../../lib/describe-error";
import { ledgerName } from "../../../lib/ledger-name";
import { Problem } from "../../../lib/problem";
import { lineOf } from "../audit/audit";
import type { TenantContext } from "../context";
import { checkWithinOwnRights } from "./check-rights";
import { getStoredKey } from "./get-stored-key";
import { newKeyText, shownOnce, toLedgerKey } from "./minted-key";

/**
 * A new key with the rights of an old one. Both work until the grace is over; zero ends the old one at once. Whatever fails on
 * the way, the caller keeps a key that works: the new one is in the ledger before the old one is marked, and an old one that
 * its ledger did not hear of is ended by the reconciler.
 */
export async function rollKey(
  ctx: TenantContext,
  { id, graceSeconds }: { id: string; graceSeconds: number },
): Promise<MintedApiKey> {
  const { db, env, actor, tenantId } = ctx;
  const old = await getStoredKey(ctx, id);
  checkWithinOwnRights(actor, old);
  const { mode, expiresAt } = old;
  const ledger = env.LEDGER.getByName(ledgerName(tenantId, mode));
  const made = await newKeyText({ tenantId, mode });
  const { text: _, ...kept } = made;
  await ledger.putKey(toLedgerKey({ ...old, ...kept, revokedAt: null, replacedBy: null }));

  const graceEnds = new Date(Date.now() + graceSeconds * 1_000);
  const after = { replacedBy: made.id, graceEnds: graceEnds.toISOString() };
  const entry = lineOf(actor, { action: "key.roll", target: id, after });
  const roll = { replaces: id, graceEnds, key: { ...kept, expiresAt }, entry };
  const rolled = await rollApiKey(db, tenantId, roll).catch(async (error: unknown) => {
    await forget(ledger, made.id);
    throw error;
  });
  if (!rolled) {
    await forget(ledger, made.id);
    throw new Problem("conflict", "This key was revoked or rolled already, or has expired.");
  }
  await ledger.putKey(toLedgerKey({ ...old, revokedAt: graceEnds, replacedBy: made.id })).catch((error: unknown) => {
    console.error({ event: "roll_unfinished", tenantId, keyId: id, error: describeError(error) });
  });
  return shownOnce(made);
}

/** Nobody has seen this key; what cannot be forgotten now, the reconciler drops. */
async function forget(ledger: { dropKey(id: string): Promise<void> }, id: string): Promise<void> {
  await ledger
    .dropKey(id)
    .catch((error: unknown) => console.error({ event: "undo_failed", error: describeError(error) }));
}
