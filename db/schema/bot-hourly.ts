import { bigint, integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { BotName } from "../../lib/bot-kinds";
import type { Mode } from "../../lib/contract/tenant";

/** Counts of `bot_calls` by the hour. Written only by the statement that inserts those rows. */
export const botHourly = pgTable(
  "bot_hourly",
  {
    tenantId: uuid("tenant_id").notNull(),
    mode: text("mode").$type<Mode>().notNull(),
    hour: timestamp("hour", { withTimezone: true }).notNull(),
    instanceId: uuid("instance_id").notNull(),
    bot: text("bot").$type<BotName>().notNull(),
    /** Empty while the upstream had not named the bot. */
    botId: text("bot_id").notNull(),
    calls: integer("calls").notNull(),
    /** Calls without an answer, or with one of 400 and above. */
    errors: integer("errors").notNull(),
    msSum: bigint("ms_sum", { mode: "number" }).notNull(),
    /** How many took how long: `DURATION_BOUNDS`, and one more for all above. */
    durations: integer("durations").array().notNull(),
  },
  (t) => [primaryKey({ name: "bot_hourly_pkey", columns: [t.tenantId, t.mode, t.hour, t.instanceId, t.bot, t.botId] })],
);
