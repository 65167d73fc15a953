import { and, eq, lt, type SQL, sql } from "drizzle-orm";
import type { Currency } from "../../lib/billing/money";
import type { Db } from "../client";
import { type Invoice, invoices, type NewInvoice } from "../schema/invoices";
import { type AuditLine, changeAndTell, insertWhere } from "./audit-log";
import { isNumberedBefore, newestNumber } from "./invoice-numbers";

/**
 * Issues an invoice under the next number of its year. One statement: where the same reason was billed already, the
 * violation of `invoices_tenant_id_reason_key` takes the number back with it, so numbers have no gaps.
 */
export function insertInvoiceStatement(db: Db, tenantId: string, invoice: NewInvoice) {
  const year = (invoice.issuedAt ?? new Date()).getUTCFullYear();
  return db.execute(sql`
    with taken as (
      insert into invoice_counters (year, last) values (${year}, 1)
      on conflict (year) do update set last = invoice_counters.last + 1
      returning last
    )
    insert into invoices (
      id, tenant_id, number, reason, currency, period_start, period_end, lines, subtotal, tax, total, state, bill_to,
      seller, issued_at, due_at, paid_at
    )
    select
      ${invoice.id}, ${tenantId}, ${`${year}-`} || lpad(last::text, greatest(6, length(last::text)), '0'), ${invoice.reason}, ${invoice.currency},
      ${time(invoice.periodStart)}, ${time(invoice.periodEnd)}, ${JSON.stringify(invoice.lines)}::jsonb,
      ${invoice.subtotal}::bigint, ${invoice.tax}::bigint, ${invoice.total}::bigint, ${invoice.state},
      ${JSON.stringify(invoice.billTo)}::jsonb, ${JSON.stringify(invoice.seller)}::jsonb, ${time(invoice.issuedAt ?? new Date())}, ${time(invoice.dueAt)},
      ${invoice.paidAt ? time(invoice.paidAt) : null}
    from taken`);
}

const time = (date: Date): SQL => sql`${date.toISOString()}::timestamptz`;

export async function findInvoice(db: Db, tenantId: string, id: string): Promise<Invoice | undefined> {
  const [row] = await db
    .select()
    .from(invoices)
    .where(and(eq(invoices.tenantId, tenantId), eq(invoices.id, id)));
  return row;
}

/** Whether this tenant was ever billed. */
export async function hasInvoices(db: Db, tenantId: string): Promise<boolean> {
  const [row] = await db.select({ id: invoices.id }).from(invoices).where(eq(invoices.tenantId, tenantId)).limit(1);
  return row !== undefined;
}

/** Newest first, one more than `limit` so that the caller sees whether there is another page. */
export function listInvoices(db: Db, tenantId: string, { before, limit }: { before?: string; limit: number }) {
  return db
    .select()
    .from(invoices)
    .where(and(eq(invoices.tenantId, tenantId), before ? isNumberedBefore(invoices.number, before) : undefined))
    .orderBy(newestNumber(invoices.number))
    .limit(limit + 1);
}

/** What is still owed: given up is not forgiven. */
const OWED = sql`state in ('open', 'uncollectible')`;

/** Takes an invoice back, or gives an open one up, and says so in the audit log. False when it had another state meanwhile. */
export const closeInvoiceAs = (
  db: Db,
  tenantId: string,
  { id, to, note, entry }: { id: string; to: "void" | "uncollectible"; note: string; entry: AuditLine },
): Promise<boolean> =>
  changeAndTell(db, tenantId, {
    entry,
    change: sql`
      update invoices set state = ${to}, note = ${note}
      where tenant_id = ${tenantId} and id = ${id} and ${to === "void" ? OWED : sql`state = 'open'`}
      returning id`,
  });

/** Somebody has seen the money: payment, invoice and audit log in one statement. False when it was not owed any more. */
export async function settleByHand(
  db: Db,
  tenantId: string,
  { id, at, entry }: { id: string; at: Date; entry: AuditLine },
): Promise<boolean> {
  const { rows } = await db.execute<{ settled: boolean }>(sql`
    with settled as (
      update invoices set state = 'paid', paid_at = ${time(at)}
      where tenant_id = ${tenantId} and id = ${id} and ${OWED}
      returning id, total, currency
    ),
    paid as (
      insert into payments (id, tenant_id, invoice_id, provider, amount, currency, state, settled_at)
      select ${crypto.randomUUID()}::uuid, ${tenantId}::uuid, id, 'manual', total, currency, 'paid', ${time(at)}
      from settled
    ),
    told as (${insertWhere(tenantId, { entry, condition: sql`exists (select from settled)` })})
    select exists (select from settled) as settled`);
  return rows[0]?.settled ?? false;
}

/** Whether anything open is due before this time. */
export async function hasOverdue(db: Db, tenantId: string, dueBefore: Date): Promise<boolean> {
  const [row] = await db
    .select({ id: invoices.id })
    .from(invoices)
    .where(and(eq(invoices.tenantId, tenantId), eq(invoices.state, "open"), lt(invoices.dueAt, dueBefore)))
    .limit(1);
  return row !== undefined;
}

/** Open invoices that are due, oldest first, over all tenants: for operators. */
export function listOverdue(db: Db, { dueBefore, limit }: { dueBefore: Date; limit: number }): Promise<Invoice[]> {
  return db
    .select()
    .from(invoices)
    .where(and(eq(invoices.state, "open"), lt(invoices.dueAt, dueBefore)))
    .orderBy(invoices.dueAt)
    .limit(limit);
}

/** Whether the invoice of an upgrade waits to be paid. */
export async function hasOpenUpgrade(db: Db, tenantId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: invoices.id })
    .from(invoices)
    .where(and(eq(invoices.tenantId, tenantId), eq(invoices.state, "open"), sql`${invoices.reason} like 'upgrade:%'`))
    .limit(1);
  return row !== undefined;
}

/** What was issued and what was paid, by month and currency, newest first: for operators. */
export async function revenueByMonth(db: Db, months: number) {
  const { rows } = await db.execute<{
    month: string;
    currency: Currency;
    issued: string;
    paid: string;
    open: string;
    refunded: string;
  }>(sql`
    select
      to_char(issued_at at time zone 'UTC', 'YYYY-MM') as month, currency,
      sum(total) filter (where state <> 'void') as issued,
      coalesce(sum(total) filter (where state = 'paid'), 0) as paid,
      coalesce(sum(total) filter (where state = 'open'), 0) as open,
      sum(refunded) as refunded
    from invoices
    where issued_at >= date_trunc('month', now()) - make_interval(months => ${months - 1}::int)
    group by 1, 2
    order by 1 desc, 2`);
  return rows.map(({ month, currency, issued, paid, open, refunded }) => ({
    month,
    currency,
    issued: Number(issued ?? 0),
    paid: Number(paid),
    open: Number(open),
    refunded: Number(refunded),
  }));
}
