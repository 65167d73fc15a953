import { integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Direction, MessageSource } from "../../lib/contract/message-log";
import type { Mode } from "../../lib/contract/tenant";

/** Counts of `message_log` by the hour in which a message was written. Maintained by the statement that writes the rows. */
export const messageHourly = pgTable(
  "message_hourly",
  {
    tenantId: uuid("tenant_id").notNull(),
    mode: text("mode").$type<Mode>().notNull(),
    hour: timestamp("hour", { withTimezone: true }).notNull(),
    instanceId: uuid("instance_id").notNull(),
    direction: text("direction").$type<Direction>().notNull(),
    source: text("source").$type<MessageSource>().notNull(),
    /** Messages sent, or received where `direction` is `in`. */
    messages: integer("messages").notNull(),
    /** Of these: reached the other phone, were read (or played), failed. */
    delivered: integer("delivered").notNull(),
    read: integer("read").notNull(),
    failed: integer("failed").notNull(),
  },
  (t) => [
    primaryKey({
      name: "message_hourly_pkey",
      columns: [t.tenantId, t.mode, t.hour, t.instanceId, t.direction, t.source],
    }),
  ],
);
