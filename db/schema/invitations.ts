import { sql } from "drizzle-orm";
import { check, index, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Role } from "../../lib/contract/role";
import { tenants } from "./tenants";
import { users } from "./users";

/** An e-mail address that may join a tenant. Declined and revoked ones are deleted: the audit log remembers them. */
export const invitations = pgTable(
  "invitations",
  {
    id: uuid("id").primaryKey(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id, { onDelete: "cascade" }),
    /** Lower case. */
    email: text("email").notNull(),
    role: text("role").$type<Role>().notNull(),
    /** Lower-case hex SHA-256 of the token in the mail. */
    tokenHash: text("token_hash").notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    invitedBy: text("invited_by").references(() => users.id, { onDelete: "set null" }),
    acceptedAt: timestamp("accepted_at", { withTimezone: true }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("invitations_token_hash_key").on(t.tokenHash),
    uniqueIndex("invitations_tenant_id_email_key").on(t.tenantId, t.email).where(sql`accepted_at is null`),
    index("invitations_email_idx").on(t.email),
    index("invitations_invited_by_idx").on(t.invitedBy),
    check("invitations_role_check", sql`${t.role} in ('viewer', 'developer', 'admin', 'owner')`),
    check("invitations_email_check", sql`${t.email} = lower(${t.email})`),
  ],
);

export type Invitation = typeof invitations.$inferSelect;
