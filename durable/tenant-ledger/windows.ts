import type { LedgerTenant } from "../../lib/contract/tenant";
import { billingPeriod, localDay, type Span } from "../../lib/periods";
import type { QuotaKind } from "../../lib/quota";
import type { Sql } from "../sql";

/** A span of time with a quota: the billing period, and the day where the plan caps it. */
export type WindowRow = { span: "period" | "day"; start: number; until: number; quota: number; granted: number };
/** The windows that a unit of this kind comes from now: the billing period, and the day if the plan caps it. */
export function openWindows(
  sql: Sql,
  tenant: LedgerTenant,
  { kind, now }: { kind: QuotaKind; now: number },
): WindowRow[] {
  const { plan } = tenant;
  const period = {
    span: "period",
    quota: plan.limits[kind],
    at: () => billingPeriod(tenant.periodAnchor, now),
  } as const;
  const daily = plan.dailyLimits[kind];
  const day =
    daily === undefined ? [] : [{ span: "day", quota: daily, at: () => localDay(tenant.timeZone, now) } as const];
  return [period, ...day].map(({ span, quota, at }) => {
    const [open] = sql.run<WindowRow>(
      "SELECT span, start, until, quota, granted FROM windows WHERE kind = ? AND span = ? AND start <= ? AND until > ?",
      kind,
      span,
      now,
      now,
    );
    return open ?? openWindow(sql, kind, { span, quota, ...at() });
  });
}

function openWindow(sql: Sql, kind: QuotaKind, window: Span & { span: "period" | "day"; quota: number }): WindowRow {
  const { span, start, end, quota } = window;
  sql.run(
    "INSERT INTO windows (kind, span, start, until, quota) VALUES (?, ?, ?, ?, ?)",
    kind,
    span,
    start,
    end,
    quota,
  );
  return { span, start, until: end, quota, granted: 0 };
}

export const room = (windows: WindowRow[]) => Math.min(...windows.map(({ quota, granted }) => quota - granted));

export const windowStart = (windows: WindowRow[], span: WindowRow["span"]) =>
  windows.find((window) => window.span === span)?.start ?? null;

/** A plan change holds from the next grant on. What is granted already stays granted. */
export function applyPlan(sql: Sql, tenant: LedgerTenant, now: number): void {
  for (const [kind, quota] of Object.entries(tenant.plan.limits)) {
    sql.run(
      "UPDATE windows SET quota = ? WHERE kind = ? AND span = 'period' AND until > ? AND quota <> ?",
      quota,
      kind,
      now,
      quota,
    );
    const daily = tenant.plan.dailyLimits[kind as QuotaKind] ?? Number.MAX_SAFE_INTEGER;
    sql.run(
      "UPDATE windows SET quota = ? WHERE kind = ? AND span = 'day' AND until > ? AND quota <> ?",
      daily,
      kind,
      now,
      daily,
    );
  }
}
