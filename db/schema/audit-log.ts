import { index, inet, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** Who changed what. No foreign keys: the trail outlives what it speaks of. Never holds a secret. */
export const auditLog = pgTable(
  "audit_log",
  {
    id: uuid("id").primaryKey(),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
    /** Null for what operators do to the platform itself. */
    tenantId: uuid("tenant_id"),
    /** `user:<id>`, `key:<id>` or `operator`. */
    actor: text("actor").notNull(),
    /** Verb and noun, such as `key.revoke`. */
    action: text("action").notNull(),
    target: text("target").notNull(),
    before: jsonb("before").$type<Record<string, unknown>>(),
    after: jsonb("after").$type<Record<string, unknown>>(),
    ip: inet("ip"),
  },
  (t) => [index("audit_log_tenant_id_at_idx").on(t.tenantId, t.at)],
);

export type AuditEntry = typeof auditLog.$inferSelect;
export type NewAuditEntry = Omit<typeof auditLog.$inferInsert, "tenantId">;
