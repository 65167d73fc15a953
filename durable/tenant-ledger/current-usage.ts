import type { LedgerTenant } from "../../lib/contract/tenant";
import { billingPeriod, localDay, type Span } from "../../lib/periods";
import { QUOTA_KINDS, type QuotaKind } from "../../lib/quota";
import type { Sql } from "../sql";
import { REPORT_GRACE_MS } from "./books";
import type { CurrentUsage } from "./messages";

/** Each kind's billing period, and its day where the plan caps it. Windows that nobody has opened yet are empty. */
export function readCurrentUsage(sql: Sql, tenant: LedgerTenant, now: number): CurrentUsage[] {
  const { plan, timeZone, periodAnchor } = tenant;
  const period = billingPeriod(periodAnchor, now);
  const day = localDay(timeZone, now);
  return QUOTA_KINDS.flatMap((kind) => {
    const daily = plan.dailyLimits[kind];
    const inPeriod = readWindow(sql, { kind, span: "period", limit: plan.limits[kind], now, window: period });
    if (daily === undefined) return [inPeriod];
    return [inPeriod, readWindow(sql, { kind, span: "day", limit: daily, now, window: day })];
  });
}

interface Ask {
  kind: QuotaKind;
  span: CurrentUsage["span"];
  limit: number;
  now: number;
  /** Where it would begin and end if it were opened now. */
  window: Span;
}

function readWindow(sql: Sql, { kind, span, limit, now, window }: Ask): CurrentUsage {
  const [row] = sql.run<{ start: number; until: number; granted: number; settled: number }>(
    "SELECT start, until, granted, settled FROM windows WHERE kind = ? AND span = ? AND start <= ? AND until > ?",
    kind,
    span,
    now,
    now,
  );
  const start = row?.start ?? window.start;
  const used = row ? row.granted - unspent(sql, { kind, span, start, now }) : 0;
  return {
    kind,
    span,
    limit,
    used,
    remaining: Math.max(0, limit - used),
    billed: span === "period" ? (row?.settled ?? 0) : null,
    windowStart: start,
    windowEnd: row?.until ?? window.end,
  };
}

/** Units on leases that their holders may still give back or report. */
function unspent(
  sql: Sql,
  { kind, span, start, now }: { kind: QuotaKind; span: CurrentUsage["span"]; start: number; now: number },
): number {
  const column = span === "period" ? "period_start" : "day_start";
  const [row] = sql.run<{ units: number }>(
    `SELECT coalesce(sum(units - spent - returned), 0) AS units FROM leases WHERE kind = ? AND ${column} = ? AND until + ? > ?`,
    kind,
    start,
    REPORT_GRACE_MS,
    now,
  );
  return row?.units ?? 0;
}
