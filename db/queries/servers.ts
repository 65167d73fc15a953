import { and, count, desc, eq, getTableColumns, isNull, or, sql } from "drizzle-orm";
import type { Db } from "../client";
import { type EvolutionServer, evolutionServers, type NewEvolutionServer } from "../schema/evolution-servers";
import { instances } from "../schema/instances";

/** Adds a server, or changes the one at this URL, which keeps its id. */
export async function upsertServer(db: Db, server: NewEvolutionServer): Promise<EvolutionServer> {
  const { id, createdAt, ...changes } = server;
  const [row] = await db
    .insert(evolutionServers)
    .values(server)
    .onConflictDoUpdate({ target: evolutionServers.url, set: changes })
    .returning();
  if (!row) throw new Error("an upsert returned no row");
  return row;
}

/** All servers, for operators. */
export function listServers(db: Db): Promise<EvolutionServer[]> {
  return db.select().from(evolutionServers).orderBy(evolutionServers.name);
}

export async function findServer(db: Db, id: string): Promise<EvolutionServer | undefined> {
  const [row] = await db.select().from(evolutionServers).where(eq(evolutionServers.id, id));
  return row;
}

export interface PlacementCandidate extends EvolutionServer {
  /** Instances it can still take; always above zero. */
  room: number;
}

/**
 * Servers that may take a new instance of this tenant, best first: its own dedicated ones, then those of its region,
 * then those with most room.
 */
export async function listPlacementCandidates(db: Db, tenantId: string, region: string): Promise<PlacementCandidate[]> {
  const placed = db
    .select({ serverId: instances.serverId, total: count().as("total") })
    .from(instances)
    .where(isNull(instances.deletedAt))
    .groupBy(instances.serverId)
    .as("placed");
  const room = sql<number>`${evolutionServers.capacity} - coalesce(${placed.total}, 0)`.mapWith(Number);
  return db
    .select({ ...getTableColumns(evolutionServers), room: room.as("room") })
    .from(evolutionServers)
    .leftJoin(placed, eq(placed.serverId, evolutionServers.id))
    .where(
      and(
        eq(evolutionServers.enabled, true),
        eq(evolutionServers.draining, false),
        or(isNull(evolutionServers.dedicatedTo), eq(evolutionServers.dedicatedTo, tenantId)),
        sql`${room} > 0`,
      ),
    )
    .orderBy(
      sql`${evolutionServers.dedicatedTo} is null`,
      sql`${evolutionServers.region} <> ${region}`,
      desc(room),
      evolutionServers.id,
    );
}
