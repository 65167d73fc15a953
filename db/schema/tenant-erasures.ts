import { boolean, index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { tenants } from "./tenants";

/** Tenants whose owner wants them gone. The row goes with the tenant; what remains is a line of the audit log. */
export const tenantErasures = pgTable(
  "tenant_erasures",
  {
    tenantId: uuid("tenant_id")
      .primaryKey()
      .references(() => tenants.id, { onDelete: "cascade" }),
    requestedAt: timestamp("requested_at", { withTimezone: true }).notNull().defaultNow(),
    requestedBy: text("requested_by").notNull(),
    /** Until then it can be undone. */
    eraseAfter: timestamp("erase_after", { withTimezone: true }).notNull(),
    /** Whether the request itself stopped the traffic, so that undoing it lets it flow again. */
    suspended: boolean("suspended").notNull(),
    /** When somebody last tried, so that one that cannot be finished keeps none of the others waiting. */
    triedAt: timestamp("tried_at", { withTimezone: true }),
  },
  (t) => [index("tenant_erasures_erase_after_idx").on(t.eraseAfter)],
);

export type TenantErasure = typeof tenantErasures.$inferSelect;
