import { and, inArray, isNull } from "drizzle-orm";
import type { Db } from "../client";
import { type EvolutionServer, evolutionServers } from "../schema/evolution-servers";
import { type Instance, instances } from "../schema/instances";

// What the reconciler reads of many tenants at once; nobody else may.

/** Those that exist. */
export function listInstancesOfTenants(db: Db, tenantIds: readonly string[]): Promise<Instance[]> {
  return db
    .select()
    .from(instances)
    .where(and(inArray(instances.tenantId, [...tenantIds]), isNull(instances.deletedAt)));
}

/** By id. There are few. */
export async function listAllServers(db: Db): Promise<ReadonlyMap<string, EvolutionServer>> {
  const rows = await db.select().from(evolutionServers);
  return new Map(rows.map((row) => [row.id, row]));
}
