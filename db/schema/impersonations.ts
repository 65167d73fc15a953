import { sql } from "drizzle-orm";
import { index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { tenants } from "./tenants";
import { users } from "./users";

/** An operator who looks at a tenant from inside, for a while and for a reason. */
export const impersonations = pgTable(
  "impersonations",
  {
    id: uuid("id").primaryKey(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    reason: text("reason").notNull(),
    startedAt: timestamp("started_at", { withTimezone: true }).notNull().defaultNow(),
    endsAt: timestamp("ends_at", { withTimezone: true }).notNull(),
    /** When its end was written to the audit log; null while it lasts. */
    endedAt: timestamp("ended_at", { withTimezone: true }),
  },
  (t) => [
    index("impersonations_user_id_tenant_id_idx").on(t.userId, t.tenantId),
    index("impersonations_ends_at_idx").on(t.endsAt).where(sql`${t.endedAt} is null`),
  ],
);

export type Impersonation = typeof impersonations.$inferSelect;
