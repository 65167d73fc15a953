import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { ChatKind, Direction, MessageSource, MessageStatus } from "../../lib/contract/message-log";
import type { Mode } from "../../lib/contract/tenant";

const time = (name: string) => timestamp(name, { withTimezone: true });

/**
 * One row per message, never a word of it, partitioned by month. No foreign keys: what was logged must land even after its
 * instance has been erased. `status` only moves forward, in the order of `MESSAGE_STATUSES`.
 */
export const messageLog = pgTable(
  "message_log",
  {
    tenantId: uuid("tenant_id").notNull(),
    mode: text("mode").$type<Mode>().notNull(),
    instanceId: uuid("instance_id").notNull(),
    /** WhatsApp's id, unique within an instance. */
    messageId: text("message_id").notNull(),
    /** When it was written, by its own timestamp; part of the key because partitions are chosen by it. */
    at: time("at").notNull(),
    direction: text("direction").$type<Direction>().notNull(),
    source: text("source").$type<MessageSource>().notNull(),
    chatKind: text("chat_kind").$type<ChatKind>().notNull(),
    /** HMAC of the counterpart's number under a secret of ours. */
    contactHash: text("contact_hash").notNull(),
    lastDigits: text("last_digits").notNull(),
    type: text("type").notNull(),
    status: text("status").$type<MessageStatus>().notNull(),
    serverAckAt: time("server_ack_at"),
    deliveredAt: time("delivered_at"),
    readAt: time("read_at"),
    playedAt: time("played_at"),
    failedAt: time("failed_at"),
    errorCode: text("error_code"),
  },
  (t) => [
    primaryKey({ name: "message_log_pkey", columns: [t.tenantId, t.instanceId, t.messageId, t.at] }),
    index("message_log_tenant_id_mode_at_idx").on(t.tenantId, t.mode, t.at),
    check("message_log_mode_check", sql`${t.mode} in ('live', 'test')`),
    check("message_log_direction_check", sql`${t.direction} in ('in', 'out')`),
    check("message_log_source_check", sql`${t.source} in ('api', 'bot', 'phone', 'contact')`),
    check(
      "message_log_status_check",
      sql`${t.status} in ('PENDING', 'SERVER_ACK', 'ERROR', 'DELIVERY_ACK', 'READ', 'PLAYED')`,
    ),
  ],
);
