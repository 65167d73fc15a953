import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Mode } from "../../lib/contract/tenant";
import { tenants } from "./tenants";

/** Where a tenant wants its events. Ledger and outbox hold copies, so that deliveries do not need this table. */
export const webhookEndpoints = pgTable(
  "webhook_endpoints",
  {
    /** `cm…`, in the form of the ids of Evolution's own tables. */
    id: text("id").primaryKey(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id, { onDelete: "cascade" }),
    mode: text("mode").$type<Mode>().notNull(),
    /** `evolution`: made by `webhook/set` for one instance, and gone with it. */
    origin: text("origin").$type<"api" | "evolution">().notNull(),
    url: text("url").notNull(),
    description: text("description").notNull().default(""),
    events: text("events").array().notNull(),
    /** Null: all, later ones too. */
    instanceIds: uuid("instance_ids").array(),
    enabled: boolean("enabled").notNull(),
    byEvents: boolean("by_events").notNull().default(false),
    webhookBase64: boolean("webhook_base64").notNull().default(false),
    concurrency: integer("concurrency").notNull(),
    keepDays: integer("keep_days").notNull(),
    /** Header names, whose values are in `sealed`. */
    headerNames: text("header_names").array().notNull(),
    /** Headers and signing secrets. */
    sealed: text("sealed").notNull(),
    disabledReason: text("disabled_reason").$type<"gone" | "failing">(),
    disabledAt: timestamp("disabled_at", { withTimezone: true }),
    /** Never 0: a statement that must not change anything writes that, and its whole batch with it comes to nothing. */
    version: integer("version").notNull().default(1),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    /** Decides which of two copies is the newer one. */
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
  },
  (t) => [
    index("webhook_endpoints_tenant_id_created_at_idx").on(t.tenantId, t.createdAt),
    check("webhook_endpoints_mode_check", sql`${t.mode} in ('live', 'test')`),
    check("webhook_endpoints_origin_check", sql`${t.origin} in ('api', 'evolution')`),
    check("webhook_endpoints_disabled_check", sql`${t.disabledReason} in ('gone', 'failing')`),
    check("webhook_endpoints_version_check", sql`${t.version} > 0`),
    check("webhook_endpoints_concurrency_check", sql`${t.concurrency} between 1 and 6`),
  ],
);

export type WebhookEndpoint = typeof webhookEndpoints.$inferSelect;
export type NewWebhookEndpoint = Omit<typeof webhookEndpoints.$inferInsert, "tenantId" | "version">;
