import { and, count, eq, getTableColumns, inArray, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "../client";
import { explainConstraints } from "../constraint";
import { type EvolutionServer, evolutionServers, type NewEvolutionServer } from "../schema/evolution-servers";
import { instances } from "../schema/instances";

/** Adds a server, or changes the one at this URL, which keeps its id. */
export const upsertServerStatement = (db: Db, server: NewEvolutionServer) => {
  const { id, createdAt, ...changes } = server;
  return db
    .insert(evolutionServers)
    .values(server)
    .onConflictDoUpdate({
      target: evolutionServers.url,
      set: { ...changes, revision: sql`${evolutionServers.revision} + 1` },
    })
    .returning();
};

export async function upsertServer(db: Db, server: NewEvolutionServer): Promise<EvolutionServer> {
  const [row] = await upsertServerStatement(db, server);
  if (!row) throw new Error("an upsert returned no row");
  return row;
}

export interface ServerWithUse extends EvolutionServer {
  /** Instances on it, those being made included. */
  used: number;
}

/** All servers by name, for operators. */
export function listServers(db: Db): Promise<ServerWithUse[]> {
  return selectServers(db).orderBy(evolutionServers.name, evolutionServers.id);
}

export async function findServer(db: Db, id: string): Promise<ServerWithUse | undefined> {
  const [row] = await selectServers(db).where(eq(evolutionServers.id, id));
  return row;
}

export async function findServerByUrl(db: Db, url: string): Promise<EvolutionServer | undefined> {
  const [row] = await db.select().from(evolutionServers).where(eq(evolutionServers.url, url));
  return row;
}

/** Those that were longest not asked how they are, and not since `before`: for the cron trigger. */
export const listServersToCheck = (db: Db, { before, limit }: { before: Date; limit: number }) =>
  db
    .select()
    .from(evolutionServers)
    .where(or(isNull(evolutionServers.checkedAt), lt(evolutionServers.checkedAt, before)))
    .orderBy(sql`${evolutionServers.checkedAt} nulls first`, evolutionServers.id)
    .limit(limit);

function selectServers(db: Db) {
  const used = db
    .select({ serverId: instances.serverId, total: count().as("total") })
    .from(instances)
    .where(isNull(instances.deletedAt))
    .groupBy(instances.serverId)
    .as("used");
  return db
    .select({ ...getTableColumns(evolutionServers), used: sql<number>`coalesce(${used.total}, 0)`.mapWith(Number) })
    .from(evolutionServers)
    .leftJoin(used, eq(used.serverId, evolutionServers.id))
    .$dynamic();
}

export type ServerChange = Partial<
  Pick<
    EvolutionServer,
    "name" | "region" | "capacity" | "dedicatedTo" | "enabled" | "draining" | "sealedKey" | "version"
  >
>;

/** Changes the row, or violates `evolution_servers_revision_check` where it is not the revision any more that the caller saw. */
export function updateServerStatement(
  db: Db,
  { id, revision, change }: { id: string; revision: number | undefined; change: ServerChange },
) {
  const { revision: column } = evolutionServers;
  const next: SQL =
    revision === undefined
      ? sql`${column} + 1`
      : sql`case when ${column} = ${revision}::integer then ${column} + 1 else 0 end`;
  return db
    .update(evolutionServers)
    .set({ ...change, revision: next })
    .where(eq(evolutionServers.id, id))
    .returning();
}

export type ServerHealth = Partial<
  Pick<EvolutionServer, "version" | "lastSeenAt" | "latencyMs" | "failingSince" | "trouble">
>;

/** What a check has found. No change that anybody asked for, so the revision stays. */
export async function noteHealth(db: Db, id: string, { failed, ...health }: ServerHealth & { failed: boolean }) {
  const failingSince = failed ? sql`coalesce(${evolutionServers.failingSince}, now())` : null;
  await db
    .update(evolutionServers)
    .set({ ...health, checkedAt: sql`now()`, failingSince })
    .where(eq(evolutionServers.id, id));
}

/** From now on a webhook under this id is awaited of the server. */
export async function beginProbe(db: Db, id: string, probeId: string): Promise<void> {
  await db.update(evolutionServers).set({ probeId }).where(eq(evolutionServers.id, id));
}

/** The awaited webhook has arrived. A probe that another has followed counts for nothing. */
export async function probeArrived(db: Db, probeId: string): Promise<void> {
  await db
    .update(evolutionServers)
    .set({ reachable: "yes", reachableCheckedAt: sql`now()`, probeId: null })
    .where(eq(evolutionServers.probeId, probeId));
}

/** The end of the wait. One that arrives later still corrects it: the id stays known. */
export async function probeEnded(db: Db, probeId: string, reachable: "no" | "unknown"): Promise<void> {
  await db
    .update(evolutionServers)
    .set({ reachable, reachableCheckedAt: sql`now()` })
    .where(eq(evolutionServers.probeId, probeId));
}

/**
 * Deletes a server on which nothing is, or violates `instances_server_id_evolution_servers_id_fk`: rows of instances that are
 * gone let go of it first. Both statements belong in one batch.
 */
export const deleteServerStatements = (db: Db, id: string) =>
  [
    db
      .update(instances)
      .set({ serverId: null })
      .where(and(eq(instances.serverId, id), sql`${instances.deletedAt} is not null`)),
    db.delete(evolutionServers).where(eq(evolutionServers.id, id)).returning({ id: evolutionServers.id }),
  ] as const;

/** Names of instances that we keep on this server, among those given. */
export async function listManagedNames(db: Db, serverId: string, names: readonly string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const rows = await db
    .select({ name: instances.upstreamName })
    .from(instances)
    .where(
      and(eq(instances.serverId, serverId), inArray(instances.upstreamName, [...names]), isNull(instances.deletedAt)),
    );
  return new Set(rows.map(({ name }) => name));
}

/** Whether an instance of anybody but this tenant is on the server. */
export async function servesOthers(db: Db, serverId: string, tenantId: string): Promise<boolean> {
  const rows = await db
    .select({ id: instances.id })
    .from(instances)
    .where(
      and(eq(instances.serverId, serverId), isNull(instances.deletedAt), sql`${instances.tenantId} <> ${tenantId}`),
    )
    .limit(1);
  return rows.length > 0;
}

export const explainServer = <T>(write: PromiseLike<T>) =>
  explainConstraints(write, {
    evolution_servers_revision_check: ["version_mismatch", "The server was changed meanwhile. Load it again."],
    evolution_servers_dedicated_to_tenants_id_fk: ["invalid_request", "There is no such tenant."],
    instances_server_id_evolution_servers_id_fk: ["conflict", "Instances are still on this server."],
  });
