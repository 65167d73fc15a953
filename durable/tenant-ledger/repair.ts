import type { LedgerTenant } from "../../lib/contract/tenant";
import type { Sql } from "../sql";
import { listPending, recordChange } from "./instance-changes";
import type { LedgerKey, LedgerRepairs, LedgerSnapshot } from "./messages";
import * as registry from "./registry";

/** What the reconciler reads of a ledger, and writes into it. */

export const takeSnapshot = (sql: Sql, tenant: LedgerTenant): LedgerSnapshot => ({
  tenant,
  keys: registry.listKeys(sql),
  instances: registry.listInstances(sql),
  pending: listPending(sql),
});

/** Writes a key with the earliest revocation heard of, so that news that comes late revives no key. */
export function keepKey(sql: Sql, key: LedgerKey): void {
  const known = registry.findKey(sql, key.id);
  const revocations = [known?.revokedAt, key.revokedAt].filter((at) => typeof at === "number");
  registry.putKey(sql, { ...key, revokedAt: revocations.length > 0 ? Math.min(...revocations) : null });
}

/** True when Postgres is to hear of something. An instance that was deleted meanwhile stays deleted. */
export function applyRepairs(sql: Sql, tenant: LedgerTenant, repairs: LedgerRepairs): boolean {
  for (const key of repairs.keys) keepKey(sql, key);
  for (const id of repairs.dropKeys) registry.deleteKey(sql, id);
  for (const { instanceId, server } of repairs.servers) {
    const instance = registry.findInstanceById(sql, instanceId);
    if (instance) registry.putInstance(sql, { ...instance, server });
  }
  const known = repairs.resend.flatMap((id) => registry.findInstanceById(sql, id) ?? []);
  for (const instance of known) recordChange(sql, tenant, { instance, deletedAt: null });
  return known.length > 0;
}
