import { and, eq, getTableColumns, lte, or, sql } from "drizzle-orm";
import type { TenantStatus } from "../../lib/contract/tenant";
import type { Db } from "../client";
import { type Invoice, invoices } from "../schema/invoices";
import { tenants } from "../schema/tenants";
import { type AuditLine, changeAndTell } from "./audit-log";

/** False unless it had the status it was thought to have: a suspended tenant is not made active by a payment. */
export const moveTenantStatus = (
  db: Db,
  tenantId: string,
  { from, to, entry }: { from: TenantStatus; to: TenantStatus; entry: AuditLine },
): Promise<boolean> =>
  changeAndTell(db, tenantId, {
    entry,
    change: sql`
      update tenants set status = ${to}, version = version + 1, updated_at = now()
      where id = ${tenantId} and status = ${from}
      returning id`,
  });

/**
 * Open invoices that something is to be done about now, oldest first: of those that stay unpaid for good there are ever
 * more, and none may be in the way. `reminderDays` are days after the due date.
 */
export function listToDun(
  db: Db,
  {
    now,
    stopBefore,
    reminderDays,
    limit,
  }: { now: Date; stopBefore: Date; reminderDays: readonly number[]; limit: number },
): Promise<Invoice[]> {
  const { dueAt, reminders, state } = invoices;
  const day = sql`(${`{${reminderDays.join(",")}}`}::int[])[${reminders} + 1]`;
  const toRemind = sql`${dueAt} + make_interval(days => ${day}) <= ${now.toISOString()}::timestamptz`;
  const toStop = and(lte(dueAt, stopBefore), eq(tenants.status, "active"));
  return db
    .select(getTableColumns(invoices))
    .from(invoices)
    .innerJoin(tenants, eq(tenants.id, invoices.tenantId))
    .where(and(eq(state, "open"), lte(dueAt, now), or(toRemind, toStop)))
    .orderBy(dueAt)
    .limit(limit);
}

/** Counts reminders up to `to`; false when another run was quicker. */
export async function countReminders(
  db: Db,
  tenantId: string,
  { invoice: { id, reminders }, to }: { invoice: Pick<Invoice, "id" | "reminders">; to: number },
): Promise<boolean> {
  const rows = await db
    .update(invoices)
    .set({ reminders: to })
    .where(and(eq(invoices.tenantId, tenantId), eq(invoices.id, id), eq(invoices.reminders, reminders)))
    .returning({ id: invoices.id });
  return rows.length > 0;
}
