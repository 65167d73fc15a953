import { and, desc, eq, isNull } from "drizzle-orm";
import type { Mode } from "../../lib/contract/tenant";
import type { Db } from "../client";
import { explainConstraints } from "../constraint";
import { type Instance, instances, type NewInstance } from "../schema/instances";

/** Writes what the ledger holds; saying it again changes nothing. A row of another tenant is never touched. */
export async function upsertInstance(db: Db, tenantId: string, instance: NewInstance): Promise<void> {
  const { id, createdAt, mode, ...changes } = instance;
  const write = db
    .insert(instances)
    .values({ ...instance, tenantId })
    .onConflictDoUpdate({ target: instances.id, set: changes, setWhere: eq(instances.tenantId, tenantId) });
  await explainConstraints(write, {
    instances_tenant_id_mode_name_key: ["name_taken", `This name "${instance.name}" is already in use.`],
  });
}

/** Keeps the row, frees the name. The first time stays. */
export async function markInstanceDeleted(
  db: Db,
  tenantId: string,
  { id, at }: { id: string; at: Date },
): Promise<void> {
  await db
    .update(instances)
    .set({ deletedAt: at })
    .where(and(eq(instances.tenantId, tenantId), eq(instances.id, id), isNull(instances.deletedAt)));
}

/** Those that exist, newest first. */
export function listInstances(db: Db, tenantId: string, mode: Mode): Promise<Instance[]> {
  return db
    .select()
    .from(instances)
    .where(and(eq(instances.tenantId, tenantId), eq(instances.mode, mode), isNull(instances.deletedAt)))
    .orderBy(desc(instances.createdAt));
}
