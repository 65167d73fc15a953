import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
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
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("evolution_servers_url_key").on(t.url),
    index("evolution_servers_dedicated_to_idx").on(t.dedicatedTo),
    check("evolution_servers_capacity_check", sql`${t.capacity} >= 0`),
  ],
);

export type EvolutionServer = typeof evolutionServers.$inferSelect;
export type NewEvolutionServer = typeof evolutionServers.$inferInsert;
