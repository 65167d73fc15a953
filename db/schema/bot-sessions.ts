import { index, integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { BotName } from "../../lib/bot-kinds";
import type { Mode } from "../../lib/contract/tenant";

/** Conversations of contacts with bots, as the relay sees them: calls of one bot for one contact with no hour of silence between. */
export const botSessions = pgTable(
  "bot_sessions",
  {
    tenantId: uuid("tenant_id").notNull(),
    mode: text("mode").$type<Mode>().notNull(),
    instanceId: uuid("instance_id").notNull(),
    bot: text("bot").$type<BotName>().notNull(),
    botId: text("bot_id").notNull(),
    contactHash: text("contact_hash").notNull(),
    startedAt: timestamp("started_at", { withTimezone: true }).notNull(),
    lastAt: timestamp("last_at", { withTimezone: true }).notNull(),
    turns: integer("turns").notNull(),
  },
  (t) => [
    primaryKey({
      name: "bot_sessions_pkey",
      columns: [t.tenantId, t.instanceId, t.botId, t.contactHash, t.startedAt],
    }),
    index("bot_sessions_tenant_id_mode_started_at_idx").on(t.tenantId, t.mode, t.startedAt),
  ],
);
