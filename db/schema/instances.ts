import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { InstanceSettings } from "../../lib/contract/instance";
import type { Pacing } from "../../lib/contract/pacing";
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
    /** The name the upstream knows; never shown. An adopted instance keeps the one it had. */
    upstreamName: text("upstream_name").notNull(),
    /** UUID the upstream gave it; empty until it answered. */
    upstreamId: text("upstream_id").notNull().default(""),
    /** Null in the sandbox. */
    serverId: uuid("server_id").references(() => evolutionServers.id),
    integration: text("integration").$type<"WHATSAPP-BAILEYS" | "WHATSAPP-BUSINESS" | "EVOLUTION">().notNull(),
    /** `creating` holds a place on its server, and is the note by which a create that was cut off is cleaned up. */
    state: text("state").$type<"creating" | "ready" | "deleting">().notNull(),
    /** It ran on its server before it was a tenant's. */
    adopted: boolean("adopted").notNull().default(false),
    /** `Idempotency-Key` of its create, so that a repeated one finds it. */
    createKey: text("create_key"),
    /** Raised to make every key derived for this instance invalid. */
    keyVersion: integer("key_version").notNull().default(1),
    /** What the tenant wants of it; the upstream is brought back to this. Null until it was said or read once. */
    settings: jsonb("settings").$type<InstanceSettings>(),
    /** How it sends; null until somebody has said so. Its ledger holds the same, for calls. */
    pacing: jsonb("pacing").$type<Pacing>(),
    /** Key version whose secret the upstream's webhook presents; null while that is not known. */
    webhookVersion: integer("webhook_version"),
    /** When it was last compared with the upstream, and how often it had to be repaired. */
    checkedAt: timestamp("checked_at", { withTimezone: true }),
    repairs: integer("repairs").notNull().default(0),
    repairedAt: timestamp("repaired_at", { withTimezone: true }),
    /** Never 0: a statement that must not change anything writes that, and its whole batch with it comes to nothing. */
    version: integer("version").notNull().default(1),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    deletedAt: timestamp("deleted_at", { withTimezone: true }),
  },
  (t) => [
    uniqueIndex("instances_tenant_id_mode_name_key")
      .on(t.tenantId, t.mode, t.name)
      .where(sql`${t.deletedAt} is null and ${t.state} <> 'creating'`),
    uniqueIndex("instances_tenant_id_create_key_key").on(t.tenantId, t.createKey),
    uniqueIndex("instances_server_id_upstream_name_key")
      .on(t.serverId, t.upstreamName)
      .where(sql`${t.deletedAt} is null`),
    index("instances_tenant_id_created_at_idx").on(t.tenantId, t.createdAt),
    index("instances_checked_at_idx").on(t.checkedAt).where(sql`${t.deletedAt} is null and ${t.mode} = 'live'`),
    index("instances_server_id_idx").on(t.serverId).where(sql`${t.deletedAt} is null`),
    check("instances_mode_check", sql`${t.mode} in ('live', 'test')`),
    check(
      "instances_integration_check",
      sql`${t.integration} in ('WHATSAPP-BAILEYS', 'WHATSAPP-BUSINESS', 'EVOLUTION')`,
    ),
    check("instances_version_check", sql`${t.version} > 0`),
    check("instances_state_check", sql`${t.state} in ('creating', 'ready', 'deleting')`),
  ],
);

export type Instance = typeof instances.$inferSelect;
export type NewInstance = Omit<typeof instances.$inferInsert, "tenantId" | "deletedAt">;
