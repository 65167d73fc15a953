import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, index, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Mode, Scope } from "../../lib/contract/tenant";
import { tenants } from "./tenants";

export const apiKeys = pgTable(
  "api_keys",
  {
    id: uuid("id").primaryKey(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id, { onDelete: "cascade" }),
    mode: text("mode").$type<Mode>().notNull(),
    name: text("name").notNull(),
    /** What people see of a key: its first characters and its last four. */
    prefix: text("prefix").notNull(),
    lastFour: text("last_four").notNull(),
    /** Lower-case hex SHA-256 of the whole key. The key itself is shown once and never stored. */
    hash: text("hash").notNull(),
    scopes: text("scopes").array().$type<Scope[]>().notNull(),
    /** Instances it may touch; null is all of them. */
    instanceIds: uuid("instance_ids").array(),
    /** CIDR ranges it may come from; null is anywhere. */
    allowedIps: text("allowed_ips").array(),
    expiresAt: timestamp("expires_at", { withTimezone: true }),
    /** Refused from this moment on: in the future while a roll's grace period runs. */
    revokedAt: timestamp("revoked_at", { withTimezone: true }),
    replacedBy: uuid("replaced_by").references((): AnyPgColumn => apiKeys.id, { onDelete: "set null" }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    lastUsedAt: timestamp("last_used_at", { withTimezone: true }),
  },
  (t) => [
    uniqueIndex("api_keys_hash_key").on(t.hash),
    index("api_keys_tenant_id_created_at_idx").on(t.tenantId, t.createdAt),
    index("api_keys_replaced_by_idx").on(t.replacedBy),
    check("api_keys_mode_check", sql`${t.mode} in ('live', 'test')`),
    check("api_keys_hash_check", sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
    check(
      "api_keys_scopes_check",
      sql`${t.scopes} <@ array['read', 'send', 'manage'] and cardinality(${t.scopes}) > 0`,
    ),
  ],
);

export type ApiKey = typeof apiKeys.$inferSelect;
export type NewApiKey = Omit<typeof apiKeys.$inferInsert, "tenantId">;
