import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Mode } from "../../lib/contract/tenant";
import type { QuotaKind } from "../../lib/quota";
import type { Outcome } from "../../lib/usage-event";

/**
 * One row per call, partitioned by month (the partitions are in the migrations). No foreign keys: what was
 * counted must land even after the tenant, key or instance it belongs to has been erased.
 */
export const usageEvents = pgTable(
  "usage_events",
  {
    id: uuid("id").notNull(),
    /** The time inside `id`; part of the key because partitions are chosen by it. */
    at: timestamp("at", { withTimezone: true }).notNull(),
    tenantId: uuid("tenant_id").notNull(),
    mode: text("mode").$type<Mode>().notNull(),
    keyId: uuid("key_id").notNull(),
    instanceId: uuid("instance_id"),
    route: text("route").notNull(),
    kind: text("kind").$type<QuotaKind>().notNull(),
    units: integer("units").notNull(),
    outcome: text("outcome").$type<Outcome>().notNull(),
    status: smallint("status").notNull(),
    /** Start of the billing window that paid; null when nothing was paid. */
    windowStart: timestamp("window_start", { withTimezone: true }),
    upstreamMs: integer("upstream_ms").notNull(),
    totalMs: integer("total_ms").notNull(),
  },
  (t) => [
    primaryKey({ name: "usage_events_pkey", columns: [t.id, t.at] }),
    index("usage_events_tenant_id_mode_at_idx").on(t.tenantId, t.mode, t.at),
    check("usage_events_mode_check", sql`${t.mode} in ('live', 'test')`),
    check("usage_events_units_check", sql`${t.units} >= 0`),
    check(
      "usage_events_outcome_check",
      sql`${t.outcome} in ('charged', 'refunded', 'refused', 'replayed', 'queued', 'outcome_unknown')`,
    ),
  ],
);
