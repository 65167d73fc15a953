import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { BotName } from "../../lib/bot-kinds";
import type { Mode } from "../../lib/contract/tenant";

/** One row per call of a bot's server through the relay, nothing of what was said. Partitioned by month. */
export const botCalls = pgTable(
  "bot_calls",
  {
    tenantId: uuid("tenant_id").notNull(),
    mode: text("mode").$type<Mode>().notNull(),
    /** The request's id, a UUIDv7. */
    id: uuid("id").notNull(),
    /** Its time. Partitions are chosen by it. */
    at: timestamp("at", { withTimezone: true }).notNull(),
    instanceId: uuid("instance_id").notNull(),
    bot: text("bot").$type<BotName>().notNull(),
    botId: text("bot_id"),
    status: smallint("status").notNull(),
    error: text("error"),
    ms: integer("ms").notNull(),
  },
  (t) => [
    primaryKey({ name: "bot_calls_pkey", columns: [t.id, t.at] }),
    index("bot_calls_tenant_id_mode_at_idx").on(t.tenantId, t.mode, t.at),
    check("bot_calls_mode_check", sql`${t.mode} in ('live', 'test')`),
  ],
);

export type BotCall = typeof botCalls.$inferSelect;
