import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { deriveKey } from "../../../lib/api-key";
import { config } from "../../env";
import type { Caller } from "../cache";

/**
 * The instance's own key as this caller gets to see it, in the place of Evolution's token: with the caller's scopes, and lent where
 * the caller is bounded, since what is shown to a key must not outlast or outreach it.
 */
export function showKey(caller: Caller, { id: instanceId, keyVersion: version }: LedgerInstance) {
  const { mode, tenantId, scopes } = caller.grant;
  return deriveKey(config.keySecrets, { mode, tenantId, instanceId, version, scopes, lender: lenderOf(caller) });
}

/** What whatever this caller is given, or makes, has to end with: itself where it has an end or addresses, or its own lender. */
function lenderOf({ grant: { expiresAt, allowedIps }, parsed }: Caller): string | undefined {
  if (parsed.kind === "derived") return parsed.lender;
  return expiresAt === null && allowedIps === null ? undefined : parsed.keyId;
}
