import { sql } from "drizzle-orm";
import { bigint, check, index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Mode } from "../../lib/contract/tenant";
import { tenants } from "./tenants";

/**
 * What tenants want of their bots, and of the OpenAI credentials that these use. The ledger tells it, also of changes that were
 * made while this database was down; servers are brought back to it.
 */
export const bots = pgTable(
  "bots",
  {
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id, { onDelete: "cascade" }),
    instanceId: uuid("instance_id").notNull(),
    /** `bot:typebot` and its like, or `openai-creds`. */
    kind: text("kind").notNull(),
    /** As the tenant knows it. */
    id: text("id").notNull(),
    mode: text("mode").$type<Mode>().notNull(),
    /** At the server; another than `id` once the bot had to be made anew. */
    upstreamId: text("upstream_id").notNull(),
    /** Of its relay. */
    reference: uuid("reference"),
    /** The fields that its server is to have. Null once it was deleted. */
    config: jsonb("config").$type<Record<string, unknown>>(),
    /** Its address and its secrets. */
    sealed: text("sealed"),
    /** The ledger's number of the change: the highest holds. */
    revision: bigint("revision", { mode: "number" }).notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    /** A row stays for a while, so that a change which comes late does not bring the bot back. */
    deletedAt: timestamp("deleted_at", { withTimezone: true }),
  },
  (t) => [
    primaryKey({ name: "bots_pkey", columns: [t.tenantId, t.instanceId, t.kind, t.id] }),
    index("bots_deleted_at_idx").on(t.deletedAt).where(sql`${t.deletedAt} is not null`),
    check("bots_mode_check", sql`${t.mode} in ('live', 'test')`),
  ],
);

export type BotRow = typeof bots.$inferSelect;
