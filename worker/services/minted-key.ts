import type { LedgerKey } from "../../durable/tenant-ledger/messages";
import { hashKey, mintKey } from "../../lib/api-key";
import type { Mode } from "../../lib/contract/tenant";
import { ledgerName } from "../../lib/ledger-name";
import { config } from "../env";

/** A new key's text and what is kept of it. The text is shown once. */
export async function newKeyText(owner: { tenantId: string; mode: Mode }) {
  const id = crypto.randomUUID();
  const text = await mintKey(config.keySecrets, { ...owner, keyId: id });
  return { id, text, prefix: `zpn_${owner.mode}_`, lastFour: text.slice(-4), hash: await hashKey(text) };
}

/** What the creator of a key gets. */
export interface MintedKey {
  id: string;
  key: string;
  prefix: string;
  lastFour: string;
}

export const shownOnce = ({ id, text, prefix, lastFour }: Awaited<ReturnType<typeof newKeyText>>): MintedKey => ({
  id,
  key: text,
  prefix,
  lastFour,
});

export async function tellLedger(env: Env, owner: { tenantId: string; mode: Mode }, key: LedgerKey): Promise<void> {
  await env.LEDGER.getByName(ledgerName(owner.tenantId, owner.mode)).putKey(key);
}

export const toMs = (date: Date | null) => date?.getTime() ?? null;
