import { index, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { instances } from "./instances";
import { tenants } from "./tenants";

/** Links by which somebody without an account may connect one instance, once. */
export const shareLinks = pgTable(
  "share_links",
  {
    id: uuid("id").primaryKey(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id, { onDelete: "cascade" }),
    instanceId: uuid("instance_id")
      .notNull()
      .references(() => instances.id, { onDelete: "cascade" }),
    /** Lower-case hex SHA-256 of the token, which is shown once. */
    hash: text("hash").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    /** When the instance was seen connected: from then on the link shows no codes. */
    usedAt: timestamp("used_at", { withTimezone: true }),
  },
  (t) => [uniqueIndex("share_links_hash_key").on(t.hash), index("share_links_instance_id_idx").on(t.instanceId)],
);

export type ShareLink = typeof shareLinks.$inferSelect;
