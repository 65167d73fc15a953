import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Reachable, ServerTrouble } from "../../lib/contract/server";
import { tenants } from "./tenants";

export const evolutionServers = pgTable(
  "evolution_servers",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    url: text("url").notNull(),
    region: text("region").notNull(),
    /** As the server itself says; empty until it has answered once. */
    version: text("version").notNull().default(""),
    /** How many instances it may hold. */
    capacity: integer("capacity").notNull(),
    /** A disabled server takes no calls; a draining one only no new instances. */
    enabled: boolean("enabled").notNull().default(true),
    draining: boolean("draining").notNull().default(false),
    /** The only tenant it serves; null is a shared server. */
    dedicatedTo: uuid("dedicated_to").references(() => tenants.id),
    /** Its global key, encrypted (`lib/seal.ts`). */
    sealedKey: text("sealed_key").notNull(),
    /** When it was last asked how it is, when it last answered, and how fast. */
    checkedAt: timestamp("checked_at", { withTimezone: true }),
    lastSeenAt: timestamp("last_seen_at", { withTimezone: true }),
    latencyMs: integer("latency_ms"),
    /** Since when every check has failed; null while it is well. */
    failingSince: timestamp("failing_since", { withTimezone: true }),
    trouble: text("trouble").$type<ServerTrouble>(),
    /** Whether its webhooks arrive here; proved by one that is awaited under `probeId`. */
    reachable: text("reachable").$type<Reachable>().notNull().default("unknown"),
    reachableCheckedAt: timestamp("reachable_checked_at", { withTimezone: true }),
    probeId: uuid("probe_id"),
    /** Never 0: a statement that must not change anything writes that, and its whole batch with it comes to nothing. */
    revision: integer("revision").notNull().default(1),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("evolution_servers_url_key").on(t.url),
    index("evolution_servers_dedicated_to_idx").on(t.dedicatedTo),
    check("evolution_servers_reachable_check", sql`${t.reachable} in ('yes', 'no', 'unknown')`),
    check("evolution_servers_revision_check", sql`${t.revision} > 0`),
    check("evolution_servers_capacity_check", sql`${t.capacity} >= 0`),
  ],
);

export type EvolutionServer = typeof evolutionServers.$inferSelect;
export type NewEvolutionServer = typeof evolutionServers.$inferInsert;
