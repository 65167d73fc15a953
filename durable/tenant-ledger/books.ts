import type { LedgerTenant } from "../../lib/contract/tenant";
import type { QuotaKind } from "../../lib/quota";
import type { Sql } from "../sql";
import { LEASE_MS, leaseSize } from "./lease-size";
import type { Books, Lease, QuotaState, Spending, Want } from "./messages";
import { openWindows, room, type WindowRow, windowStart } from "./windows";

/**
 * The books: what was granted (enforces), what was settled (bills), and the leases between the two.
 * Nothing here ever takes an expired lease back: an isolate may have spent it. Only a report of its holder does.
 */

type LeaseRow = {
  id: string;
  kind: QuotaKind;
  period_start: number;
  day_start: number | null;
  units: number;
  spent: number;
  returned: number;
  until: number;
};

/** Grants `need` to `wish` units, or nothing. The same id gets the same lease. */
export function grant(sql: Sql, tenant: LedgerTenant, ask: Want & { now: number }): Lease | undefined {
  const known = findLease(sql, ask.id);
  if (known) return toLease(known);

  const windows = openWindows(sql, tenant, { kind: ask.kind, now: ask.now });
  const limit = Math.min(...windows.map((window) => window.quota));
  const units = leaseSize({ ...ask, limit, room: room(windows) });
  if (units === 0 || !addToGranted(sql, ask.kind, { windows, units })) return undefined;

  const lease: LeaseRow = {
    id: ask.id,
    kind: ask.kind,
    period_start: windowStart(windows, "period") ?? 0,
    day_start: windowStart(windows, "day"),
    units,
    spent: 0,
    returned: 0,
    until: Math.min(ask.now + LEASE_MS, ...windows.map((window) => window.until)),
  };
  insertLease(sql, lease);
  return toLease(lease);
}

/** The one statement that enforces every limit: all windows have room, or none changes. */
function addToGranted(sql: Sql, kind: QuotaKind, { windows, units }: { windows: WindowRow[]; units: number }): boolean {
  const [period, day] = [windowStart(windows, "period"), windowStart(windows, "day")];
  const changed = sql.run(
    `UPDATE windows SET granted = granted + ?1
      WHERE kind = ?2 AND ((span = 'period' AND start = ?3) OR (span = 'day' AND start = ?4))
        AND NOT EXISTS (SELECT 1 FROM windows AS tight
                         WHERE tight.kind = ?2 AND tight.granted + ?1 > tight.quota
                           AND ((tight.span = 'period' AND tight.start = ?3) OR (tight.span = 'day' AND tight.start = ?4)))
      RETURNING granted`,
    units,
    kind,
    period,
    day,
  );
  return changed.length > 0;
}

/** Counts what calls have cost, and says how much of it came from each lease. The caller makes sure that a batch comes here once. */
export function settle(sql: Sql, spent: readonly Spending[]): Map<string, number> {
  const perWindow = new Map<string, { kind: QuotaKind; start: number; units: number }>();
  const perLease = new Map<string, number>();
  for (const { kind, units, windowStart: start, leaseId } of spent) {
    const sum = perWindow.get(`${kind} ${start}`) ?? { kind, start, units: 0 };
    perWindow.set(`${kind} ${start}`, { kind, start, units: sum.units + units });
    perLease.set(leaseId, (perLease.get(leaseId) ?? 0) + units);
  }
  for (const { kind, start, units } of perWindow.values()) {
    sql.run(
      "UPDATE windows SET settled = settled + ? WHERE kind = ? AND span = 'period' AND start = ?",
      units,
      kind,
      start,
    );
  }
  return perLease;
}

/**
 * Writes down what became of a lease: what calls spent, and what its holder has zeroed on its side and gives back.
 * `returned` is cumulative, so hearing a report twice changes nothing.
 */
export function updateLease(sql: Sql, id: string, change: { spent: number; returned: number; closed: boolean }): void {
  const lease = findLease(sql, id);
  if (!lease) return;
  const spent = lease.spent + change.spent;
  const returned = Math.max(lease.returned, Math.min(change.returned, lease.units - spent));
  if (returned > lease.returned) subtractFromGranted(sql, lease, returned - lease.returned);
  if (change.closed) sql.run("DELETE FROM leases WHERE id = ?", id);
  else if (spent !== lease.spent || returned !== lease.returned) {
    sql.run("UPDATE leases SET spent = ?, returned = ? WHERE id = ?", spent, returned, id);
  }
}

function subtractFromGranted(sql: Sql, lease: LeaseRow, units: number): void {
  sql.run(
    `UPDATE windows SET granted = granted - ?
      WHERE kind = ? AND ((span = 'period' AND start = ?) OR (span = 'day' AND start = ?))`,
    units,
    lease.kind,
    lease.period_start,
    lease.day_start,
  );
}

/** What `RateLimit` headers say: the window with the least room. */
export function quotaState(
  sql: Sql,
  tenant: LedgerTenant,
  { kind, now }: { kind: QuotaKind; now: number },
): QuotaState {
  const windows = openWindows(sql, tenant, { kind, now });
  const tightest = windows.reduce((a, b) => (b.quota - b.granted < a.quota - a.granted ? b : a));
  return {
    kind,
    limit: tightest.quota,
    remaining: Math.max(0, tightest.quota - tightest.granted),
    outstanding: outstanding(sql, kind, now),
    windowStart: tightest.start,
    windowEnd: tightest.until,
  };
}

/** Every period window that was ever opened, oldest first. */
export function readBooks(sql: Sql, now: number): Books[] {
  const rows = sql.run<{
    kind: QuotaKind;
    start: number;
    until: number;
    quota: number;
    granted: number;
    settled: number;
    live: number;
  }>(
    `SELECT kind, start, until, quota, granted, settled,
            (SELECT coalesce(sum(units - spent - returned), 0) FROM leases
              WHERE leases.kind = windows.kind AND period_start = windows.start AND leases.until + ? > ?) AS live
       FROM windows WHERE span = 'period' ORDER BY start, kind`,
    REPORT_GRACE_MS,
    now,
  );
  return rows.map(({ start, until, quota, ...row }) => ({
    ...row,
    windowStart: start,
    windowEnd: until,
    limit: quota,
    stranded: row.granted - row.settled - row.live,
  }));
}

/** Drops what no report can concern any more: leases and daily windows that ended long ago. */
export function forgetOld(sql: Sql, now: number): void {
  sql.run("DELETE FROM leases WHERE until < ?", now - FORGET_MS);
  sql.run("DELETE FROM windows WHERE span = 'day' AND until < ?", now - FORGET_MS);
}

/** A call may take its route's whole time limit before its lease is reported. */
export const REPORT_GRACE_MS = 150_000;
const FORGET_MS = 86_400_000;

function outstanding(sql: Sql, kind: QuotaKind, now: number): number {
  const [row] = sql.run<{ units: number }>(
    "SELECT coalesce(sum(units - spent - returned), 0) AS units FROM leases WHERE kind = ? AND until + ? > ?",
    kind,
    LEASE_MS,
    now,
  );
  return row?.units ?? 0;
}

function findLease(sql: Sql, id: string): LeaseRow | undefined {
  return sql.run<LeaseRow>("SELECT * FROM leases WHERE id = ?", id)[0];
}

function insertLease(sql: Sql, lease: LeaseRow): void {
  sql.run(
    "INSERT INTO leases (id, kind, period_start, day_start, units, until) VALUES (?, ?, ?, ?, ?, ?)",
    lease.id,
    lease.kind,
    lease.period_start,
    lease.day_start,
    lease.units,
    lease.until,
  );
}

function toLease({ id, kind, units, until, period_start }: LeaseRow): Lease {
  return { id, kind, units, until, windowStart: period_start };
}
