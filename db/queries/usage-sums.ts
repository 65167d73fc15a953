import { and, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Mode } from "../../lib/contract/tenant";
import type { QuotaKind } from "../../lib/quota";
import type { Db } from "../client";
import { usageEvents } from "../schema/usage-events";
import { usageHourly } from "../schema/usage-hourly";

/** Which usage to sum. Times are compared with the call's own. */
export interface UsageFilter {
  kind?: QuotaKind;
  /** Start of the billing window that paid. */
  windowStart?: Date;
  from?: Date;
  until?: Date;
}

type ModeFilter = UsageFilter & { mode: Mode };

export interface UsageSum {
  calls: number;
  units: number;
}

/** From the rollups, which bills and charts read; `from` and `until` fall on whole hours. */
export async function sumUsage(db: Db, tenantId: string, { mode, ...filter }: ModeFilter): Promise<UsageSum> {
  const columns = { ...usageHourly, at: usageHourly.hour };
  const [row] = await db
    .select({ calls: total(sql`sum(${usageHourly.calls})`), units: total(sql`sum(${usageHourly.units})`) })
    .from(usageHourly)
    .where(and(eq(usageHourly.tenantId, tenantId), eq(usageHourly.mode, mode), ...conditions(columns, filter)));
  return row ?? { calls: 0, units: 0 };
}

/** From the raw rows: slower, the figure the rollups must agree with. */
export async function sumRawUsage(db: Db, tenantId: string, { mode, ...filter }: ModeFilter): Promise<UsageSum> {
  const [row] = await db
    .select({ calls: total(sql`count(*)`), units: total(sql`sum(${usageEvents.units})`) })
    .from(usageEvents)
    .where(and(eq(usageEvents.tenantId, tenantId), eq(usageEvents.mode, mode), ...conditions(usageEvents, filter)));
  return row ?? { calls: 0, units: 0 };
}

const total = (sum: SQL) => sql<number>`coalesce(${sum}, 0)`.mapWith(Number);

type UsageColumns = Record<"kind" | "windowStart" | "at", AnyPgColumn>;

function conditions(columns: UsageColumns, { kind, windowStart, from, until }: UsageFilter) {
  return [
    kind && eq(columns.kind, kind),
    windowStart && eq(columns.windowStart, windowStart),
    from && gte(columns.at, from),
    until && lt(columns.at, until),
  ];
}

/** Units by kind that one billing window has paid, from the rollups. Live traffic only: the sandbox costs nothing. */
export async function sumUsageByKind(
  db: Db,
  tenantId: string,
  windowStart: Date,
): Promise<Partial<Record<QuotaKind, number>>> {
  const rows = await db
    .select({ kind: usageHourly.kind, units: total(sql`sum(${usageHourly.units})`) })
    .from(usageHourly)
    .where(
      and(
        eq(usageHourly.tenantId, tenantId),
        eq(usageHourly.mode, "live"),
        // A window pays within its period: saying so lets the primary key's order help. Its first hour began before it.
        gte(usageHourly.hour, new Date(windowStart.getTime() - HOUR_MS)),
        lt(usageHourly.hour, new Date(windowStart.getTime() + LONGEST_WINDOW_MS)),
        eq(usageHourly.windowStart, windowStart),
      ),
    )
    .groupBy(usageHourly.kind);
  return Object.fromEntries(rows.map(({ kind, units }) => [kind, units]));
}

const HOUR_MS = 3_600_000;
const LONGEST_WINDOW_MS = 33 * 86_400_000;
