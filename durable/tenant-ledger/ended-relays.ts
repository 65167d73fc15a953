import type { Sql } from "../sql";
import { lentKey } from "./identify";
import { listDocumentKeys } from "./registry";
import { RELAY } from "./relay-maker";

/** References of an instance's relays whose maker's key has ended: what their addresses are handed may nothing any more. */
export function endedRelays(sql: Sql, instanceId: string): string[] {
  const claim = { keyId: instanceId, scopes: [], instances: [instanceId], allowedIps: null, expiresAt: null };
  const now = Date.now();
  const references = listDocumentKeys(sql, RELAY).filter((key) => key.instanceId === instanceId);
  return references.map(({ id }) => id).filter((lender) => "ok" in lentKey(sql, { lender, claim, now }));
}
