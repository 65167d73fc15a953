import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { deriveKey } from "../../../lib/api-key";
import { config } from "../../env";
import type { Caller } from "../cache";

/**
 * The instance's own key as this caller gets to see it, in the place of Evolution's token: with the caller's scopes, and lent where
 * the caller has an end or addresses, since what is shown to a key must not outlast or outreach it.
 */
export function showKey({ grant, parsed }: Caller, { id: instanceId, keyVersion: version }: LedgerInstance) {
  const { mode, tenantId, scopes, expiresAt, allowedIps } = grant;
  const caller = parsed.kind === "random" ? parsed.keyId : parsed.lender;
  const lender = expiresAt === null && allowedIps === null ? undefined : caller;
  return deriveKey(config.keySecrets, { mode, tenantId, instanceId, version, scopes, lender });
}
