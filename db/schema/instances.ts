import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Mode } from "../../lib/contract/tenant";
import { evolutionServers } from "./evolution-servers";
import { tenants } from "./tenants";

export const instances = pgTable(
  "instances",
  {
    id: uuid("id").primaryKey(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id, { onDelete: "cascade" }),
    mode: text("mode").$type<Mode>().notNull(),
    /** The tenant's own name for it. */
    name: text("name").notNull(),
    /** The name the upstream knows; never shown. */
    upstreamName: text("upstream_name").notNull(),
    /** UUID the upstream gave it; empty until it answered. */
    upstreamId: text("upstream_id").notNull().default(""),
    /** Null in the sandbox. */
    serverId: uuid("server_id").references(() => evolutionServers.id),
    integration: text("integration").$type<"WHATSAPP-BAILEYS" | "WHATSAPP-BUSINESS" | "EVOLUTION">().notNull(),
    state: text("state").$type<"creating" | "ready" | "deleting">().notNull(),
    /** Raised to make every key derived for this instance invalid. */
    keyVersion: integer("key_version").notNull().default(1),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    deletedAt: timestamp("deleted_at", { withTimezone: true }),
  },
  (t) => [
    uniqueIndex("instances_tenant_id_mode_name_key").on(t.tenantId, t.mode, t.name).where(sql`${t.deletedAt} is null`),
    uniqueIndex("instances_upstream_name_key").on(t.upstreamName),
    index("instances_server_id_idx").on(t.serverId).where(sql`${t.deletedAt} is null`),
    check("instances_mode_check", sql`${t.mode} in ('live', 'test')`),
    check(
      "instances_integration_check",
      sql`${t.integration} in ('WHATSAPP-BAILEYS', 'WHATSAPP-BUSINESS', 'EVOLUTION')`,
    ),
    check("instances_state_check", sql`${t.state} in ('creating', 'ready', 'deleting')`),
  ],
);

export type Instance = typeof instances.$inferSelect;
export type NewInstance = Omit<typeof instances.$inferInsert, "tenantId" | "deletedAt">;
