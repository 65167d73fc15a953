import { and, desc, eq, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { InstanceSettings } from "../../lib/contract/instance";
import type { Mode } from "../../lib/contract/tenant";
import type { Db } from "../client";
import { explainConstraints } from "../constraint";
import { type Instance, instances, type NewInstance } from "../schema/instances";
import { forgetBotsStatement } from "./bots";

const ofTenant = (tenantId: string, id: string) => and(eq(instances.tenantId, tenantId), eq(instances.id, id));

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

/** Keeps the row, frees the name; its bots go with it. The first time stays. */
export async function markInstanceDeleted(
  db: Db,
  tenantId: string,
  { id, at }: { id: string; at: Date },
): Promise<void> {
  await db.batch([
    markDeletedStatement(db, tenantId, { id, at }),
    forgetBotsStatement(db, tenantId, { instanceId: id, at }),
  ]);
}

export const markDeletedStatement = (db: Db, tenantId: string, { id, at }: { id: string; at: Date }) =>
  db
    .update(instances)
    .set({ deletedAt: at })
    .where(and(ofTenant(tenantId, id), isNull(instances.deletedAt)));

/** Those that exist, newest first. */
export function listInstances(db: Db, tenantId: string, mode: Mode): Promise<Instance[]> {
  return db
    .select()
    .from(instances)
    .where(and(eq(instances.tenantId, tenantId), eq(instances.mode, mode), isNull(instances.deletedAt)))
    .orderBy(desc(instances.createdAt));
}

export interface InstanceFilter {
  mode?: Mode | undefined;
  /** Part of a name, in any case. */
  search?: string | undefined;
  /** Only those made before this one; ids are by age. */
  before?: string | undefined;
  limit: number;
}

/** A page of those that exist, newest first. One that is still being made is not among them. */
export function listInstancePage(db: Db, tenantId: string, filter: InstanceFilter): Promise<Instance[]> {
  const { mode, search, before, limit } = filter;
  return db
    .select()
    .from(instances)
    .where(
      and(
        eq(instances.tenantId, tenantId),
        isNull(instances.deletedAt),
        sql`${instances.state} <> 'creating'`,
        mode && eq(instances.mode, mode),
        search ? sql`strpos(lower(${instances.name}), lower(${search})) > 0` : undefined,
        before ? lt(instances.id, before) : undefined,
      ),
    )
    .orderBy(desc(instances.id))
    .limit(limit);
}

export async function findInstanceRow(db: Db, tenantId: string, id: string): Promise<Instance | undefined> {
  const exists = and(ofTenant(tenantId, id), isNull(instances.deletedAt), sql`${instances.state} <> 'creating'`);
  const [row] = await db.select().from(instances).where(exists);
  return row;
}

/** What an earlier create with this `Idempotency-Key` has made, or is making. */
export async function findByCreateKey(db: Db, tenantId: string, createKey: string): Promise<Instance | undefined> {
  const [row] = await db
    .select()
    .from(instances)
    .where(and(eq(instances.tenantId, tenantId), eq(instances.createKey, createKey)));
  return row;
}

/** A note that this instance is being made, for one that takes no place on a server. */
export const insertDraft = (db: Db, tenantId: string, draft: NewInstance) =>
  db.insert(instances).values({ ...draft, tenantId });

/** Two creates with one `Idempotency-Key` at the same time: one of them goes on. */
export const explainDraft = <T>(write: PromiseLike<T>) =>
  explainConstraints(write, {
    instances_tenant_id_create_key_key: ["request_in_flight", "This create is being made right now."],
  });

/** The ledger says that the name is free: whoever had it is gone, although Postgres may not have heard of that yet. */
export const freeNameStatement = (
  db: Db,
  tenantId: string,
  { id, mode, name }: Pick<Instance, "id" | "mode" | "name">,
) =>
  db
    .update(instances)
    .set({ deletedAt: new Date() })
    .where(
      and(
        eq(instances.tenantId, tenantId),
        eq(instances.mode, mode),
        eq(instances.name, name),
        isNull(instances.deletedAt),
        sql`${instances.state} <> 'creating' and ${instances.id} <> ${id}`,
      ),
    );

/** From a note to an instance. Written also where there was no note, by a call that did without. */
export const completeDraftStatement = (db: Db, tenantId: string, row: NewInstance) => {
  const { id, createdAt, mode, ...changes } = row;
  return db
    .insert(instances)
    .values({ ...row, tenantId })
    .onConflictDoUpdate({ target: instances.id, set: changes, setWhere: eq(instances.tenantId, tenantId) });
};

/** Takes the note of a create back. An instance that has come to be is left alone. */
export async function deleteDraft(db: Db, tenantId: string, id: string): Promise<void> {
  await db.delete(instances).where(and(ofTenant(tenantId, id), eq(instances.state, "creating")));
}

/** Changes a row, or violates `instances_version_check` where it is not the version any more that the caller saw. */
export function updateInstanceStatement(
  db: Db,
  tenantId: string,
  { id, version, change }: { id: string; version: number | undefined; change: InstanceChange },
) {
  const next: SQL =
    version === undefined
      ? sql`${instances.version} + 1`
      : sql`case when ${instances.version} = ${version}::integer then ${instances.version} + 1 else 0 end`;
  return db
    .update(instances)
    .set({ ...change, version: next })
    .where(and(ofTenant(tenantId, id), isNull(instances.deletedAt)))
    .returning();
}

export type InstanceChange = Partial<
  Pick<Instance, "settings" | "pacing" | "keyVersion" | "webhookVersion" | "checkedAt">
>;

/** What the upstream was last told; no change that anybody asked for, so the version stays. */
export async function noteUpstream(
  db: Db,
  tenantId: string,
  { id, ...change }: { id: string; settings?: InstanceSettings; webhookVersion?: number; checkedAt?: Date | null },
): Promise<void> {
  await db.update(instances).set(change).where(ofTenant(tenantId, id));
}
