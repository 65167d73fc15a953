import { sql } from "drizzle-orm";
import { check, index, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Role } from "../../lib/contract/role";
import { tenants } from "./tenants";
import { users } from "./users";

/** Who belongs to a tenant, and as what. */
export const members = pgTable(
  "members",
  {
    id: uuid("id").primaryKey(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text("role").$type<Role>().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("members_tenant_id_user_id_key").on(t.tenantId, t.userId),
    index("members_user_id_idx").on(t.userId),
    check("members_role_check", sql`${t.role} in ('viewer', 'developer', 'admin', 'owner')`),
  ],
);

export type Member = typeof members.$inferSelect;
