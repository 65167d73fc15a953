import { bigint, integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Mode } from "../../lib/contract/tenant";
import type { QuotaKind } from "../../lib/quota";

/** `instance_id` of calls about no instance: a primary key takes no null. */
export const NO_INSTANCE = "00000000-0000-0000-0000-000000000000";

/**
 * Sums of `usage_events` by hour; charts and bills read these. Written only by the statement that inserts the raw
 * rows. `window_start` is the epoch where nothing was paid.
 */
export const usageHourly = pgTable(
  "usage_hourly",
  {
    tenantId: uuid("tenant_id").notNull(),
    mode: text("mode").$type<Mode>().notNull(),
    hour: timestamp("hour", { withTimezone: true }).notNull(),
    keyId: uuid("key_id").notNull(),
    instanceId: uuid("instance_id").notNull(),
    route: text("route").notNull(),
    kind: text("kind").$type<QuotaKind>().notNull(),
    windowStart: timestamp("window_start", { withTimezone: true }).notNull(),
    calls: integer("calls").notNull(),
    units: bigint("units", { mode: "number" }).notNull(),
    /** Answers of 500 and above. */
    errors: integer("errors").notNull(),
    /** Calls stopped before the upstream: over a limit, not in the plan, bad input. */
    refused: integer("refused").notNull(),
    upstreamMsSum: bigint("upstream_ms_sum", { mode: "number" }).notNull(),
    totalMsSum: bigint("total_ms_sum", { mode: "number" }).notNull(),
  },
  (t) => [
    primaryKey({
      name: "usage_hourly_pkey",
      columns: [t.tenantId, t.mode, t.hour, t.keyId, t.instanceId, t.route, t.kind, t.windowStart],
    }),
  ],
);
