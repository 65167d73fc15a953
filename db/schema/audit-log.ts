import { index, inet, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** Who changed what. No foreign keys: the trail outlives what it speaks of. Never holds a secret. */
export const auditLog = pgTable(
  "audit_log",
  {
    /** UUIDv7: entries sort by it as by time. */
    id: uuid("id").primaryKey(),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
    /** Null for what operators do to the platform itself. */
    tenantId: uuid("tenant_id"),
    /** `user:<id>`, `key:<id>`, `operator:<id>` or `system`. */
    actor: text("actor").notNull(),
    /** The same for people to read: an e-mail address or a key's name, as it was then. */
    actorLabel: text("actor_label"),
    /** Noun and verb, such as `key.revoke`. */
    action: text("action").notNull(),
    target: text("target").notNull(),
    before: jsonb("before").$type<Record<string, unknown>>(),
    after: jsonb("after").$type<Record<string, unknown>>(),
    ip: inet("ip"),
  },
  (t) => [index("audit_log_tenant_id_id_idx").on(t.tenantId, t.id)],
);

export type AuditEntry = typeof auditLog.$inferSelect;
export type NewAuditEntry = Omit<typeof auditLog.$inferInsert, "tenantId">;
