import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { tenants } from "./tenants";

/** What a tenant's people should know, such as an endpoint that was switched off. Shown to them, and mailed once. */
export const notices = pgTable(
  "notices",
  {
    id: uuid("id").primaryKey(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id, { onDelete: "cascade" }),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
    /** What happened, such as `endpoint.disabled`. Words are made of it when it is shown. */
    kind: text("kind").notNull(),
    data: jsonb("data").$type<Record<string, string | number | null>>().notNull(),
    /** Null until a mail was sent, or nobody is there to get one. */
    mailedAt: timestamp("mailed_at", { withTimezone: true }),
  },
  (t) => [
    index("notices_tenant_id_at_idx").on(t.tenantId, t.at),
    index("notices_mailed_at_idx").on(t.at).where(sql`${t.mailedAt} is null`),
  ],
);

export type Notice = typeof notices.$inferSelect;
export type NewNotice = Pick<typeof notices.$inferInsert, "id" | "kind" | "data">;
