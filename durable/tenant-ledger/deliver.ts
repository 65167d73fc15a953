import type { Db } from "../../db/client";
import type { LedgerTenant } from "../../lib/contract/tenant";
import type { Sql } from "../sql";
import { forgetChange, nextChanges } from "./instance-changes";
import type { InstanceRecord } from "./messages";
import { type Delivered, forgetRows, nextRows, rowId } from "./outbox";

/** Writes what waits to Postgres, one statement's worth. True when more is left; throws when Postgres does not take it. */
export async function deliver(outbox: {
  sql: Sql;
  env: Env;
  tenant: LedgerTenant;
  delivered: Delivered;
}): Promise<boolean> {
  const { sql, env, tenant, delivered } = outbox;
  const rows = nextRows(sql, delivered);
  const changes = nextChanges(sql);
  if (rows.length === 0 && changes.length === 0) return false;

  // The database client is heavy, and most wake-ups of this object do not need it.
  const [{ connect }, { recordUsage }] = await Promise.all([
    import("../../db/client"),
    import("../../db/queries/usage"),
  ]);
  const db = connect(env);
  const { tenantId, mode } = tenant;
  const events = rows.flatMap((row) => row.events);
  if (events.length > 0) await recordUsage(db, [{ tenantId, mode, batch: { id: rows.map(rowId).join(" "), events } }]);
  forgetRows(sql, rows, { delivered, now: Date.now() });
  // After the usage: a change that Postgres refuses must not hold up what is billed.
  for (const change of changes) {
    await recordInstance(db, tenantId, JSON.parse(change.payload) as InstanceRecord);
    forgetChange(sql, change);
  }
  return nextRows(sql, delivered).length > 0 || nextChanges(sql).length > 0;
}

/** By id, which is by age: a name is freed by its old holder before the new one takes it. */
async function recordInstance(
  db: Db,
  tenantId: string,
  { deletedAt, createdAt, ...record }: InstanceRecord,
): Promise<void> {
  const { markInstanceDeleted, upsertInstance } = await import("../../db/queries/instances");
  await upsertInstance(db, tenantId, { ...record, createdAt: new Date(createdAt), state: "ready" });
  if (deletedAt !== null) await markInstanceDeleted(db, tenantId, { id: record.id, at: new Date(deletedAt) });
}
