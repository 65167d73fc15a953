import type { LedgerTenant } from "../../lib/contract/tenant";
import type { Sql } from "../sql";
import type { InstanceRecord, LedgerInstance } from "./messages";

/** Changes of instances that Postgres has not heard of yet, the newest per instance. */

export function recordChange(
  sql: Sql,
  tenant: LedgerTenant,
  change: { instance: LedgerInstance; deletedAt: number | null },
) {
  const { id, name, upstreamName, upstreamId, server, integration, keyVersion, createdAt } = change.instance;
  const record: InstanceRecord = {
    id,
    mode: tenant.mode,
    name,
    upstreamName,
    upstreamId,
    serverId: server.sandbox ? null : server.id,
    integration,
    keyVersion,
    createdAt,
    deletedAt: change.deletedAt,
  };
  sql.run("INSERT OR REPLACE INTO instance_changes VALUES (?, ?)", id, JSON.stringify(record));
}

export interface PendingChange {
  id: string;
  payload: string;
}

export function nextChanges(sql: Sql): PendingChange[] {
  return sql.run<{ id: string; payload: string }>("SELECT id, payload FROM instance_changes ORDER BY id LIMIT 100");
}

export const listPending = (sql: Sql): string[] =>
  sql.run<{ id: string }>("SELECT id FROM instance_changes").map(({ id }) => id);

/** Forgets a change that has arrived, unless a newer one has taken its place meanwhile. */
export function forgetChange(sql: Sql, { id, payload }: PendingChange): void {
  sql.run("DELETE FROM instance_changes WHERE id = ? AND payload = ?", id, payload);
}
