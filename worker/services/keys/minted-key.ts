import type { LedgerKey } from "../../../durable/tenant-ledger/messages";
import { hashKey, mintKey } from "../../../lib/api-key";
import type { MintedApiKey } from "../../../lib/contract/api-key";
import type { Mode, Scope } from "../../../lib/contract/tenant";
import { uuidv7 } from "../../../lib/ids";
import { config } from "../../env";

/** A new key's text and what is kept of it. The text is shown once. */
export async function newKeyText(owner: { tenantId: string; mode: Mode }) {
  const id = uuidv7();
  const text = await mintKey(config.keySecrets, { ...owner, keyId: id });
  return { id, text, prefix: `zpn_${owner.mode}_`, lastFour: text.slice(-4), hash: await hashKey(text) };
}

/** What the creator of a key gets. */
export const shownOnce = ({ id, text, prefix, lastFour }: Awaited<ReturnType<typeof newKeyText>>): MintedApiKey => ({
  id,
  key: text,
  prefix,
  lastFour,
});

interface StoredKey {
  id: string;
  hash: string;
  scopes: Scope[];
  instanceIds: string[] | null;
  allowedIps: string[] | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
  replacedBy?: string | null;
}

/** A key as its ledger keeps it. */
export const toLedgerKey = ({ id, hash, scopes, allowedIps, replacedBy, ...key }: StoredKey): LedgerKey => ({
  id,
  hash,
  scopes,
  instances: key.instanceIds,
  allowedIps,
  expiresAt: key.expiresAt?.getTime() ?? null,
  revokedAt: key.revokedAt?.getTime() ?? null,
  ...(replacedBy && { replacedBy }),
});
