import { asc, eq, lte, type SQL, sql } from "drizzle-orm";
import type { Db } from "../client";
import { type KeptInvoiceRow, keptInvoices } from "../schema/kept-invoices";
import { isNumberedBefore, newestNumber } from "./invoice-numbers";

// For operators: whoever they were of is gone.

/** As many years as operators are told first; in most countries enough. */
const KEEP_YEARS = 10;

/**
 * Puts a tenant's issued invoices where they outlive it, each until the end of the year in which its years are over.
 * Again for the same invoice changes nothing.
 */
export async function keepInvoices(db: Db, tenantId: string, erasedAt: Date): Promise<void> {
  await db.execute(sql`
    insert into kept_invoices (id, number, erased_tenant_id, issued_at, erased_at, kept_until, document)
    select id, number, tenant_id, issued_at, ${erasedAt.toISOString()}::timestamptz,
      (date_trunc('year', issued_at at time zone 'UTC') + make_interval(years => 1 + ${keepYears})) at time zone 'UTC',
      ${document}
    from invoices
    where tenant_id = ${tenantId} and state <> 'draft'
    on conflict (id) do nothing`);
}

const keepYears = sql`coalesce((select keep_years from sellers), ${KEEP_YEARS}::int)`;

const iso = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What was printed and how it was paid: see `lib/contract/kept-invoice.ts`. */
const document = sql`jsonb_build_object(
  'currency', currency, 'lines', lines, 'subtotal', subtotal, 'tax', tax, 'total', total, 'state', state,
  'periodStart', ${iso(sql`period_start`)}, 'periodEnd', ${iso(sql`period_end`)},
  'dueAt', ${iso(sql`due_at`)}, 'paidAt', ${iso(sql`paid_at`)},
  'seller', seller, 'billTo', bill_to - 'email', 'refunds', refunds,
  'payments', coalesce((
    select jsonb_agg(jsonb_build_object(
      'provider', provider, 'reference', reference, 'amount', payments.amount, 'currency', payments.currency,
      'state', payments.state, 'settledAt', ${iso(sql`settled_at`)}
    ) order by settled_at)
    from payments
    where payments.invoice_id = invoices.id and payments.tenant_id = invoices.tenant_id and settled_at is not null
  ), '[]'::jsonb))`;

/** Newest number first, one more than `limit`. */
export const listKeptInvoices = (
  db: Db,
  { before, limit }: { before?: string; limit: number },
): Promise<KeptInvoiceRow[]> =>
  db
    .select()
    .from(keptInvoices)
    .where(before ? isNumberedBefore(keptInvoices.number, before) : undefined)
    .orderBy(newestNumber(keptInvoices.number))
    .limit(limit + 1);

/** For the certificate of an erasure: numbers without gaps have to be explained to whoever asks. */
export const listKeptNumbers = (db: Db, erasedTenantId: string) =>
  db
    .select({
      number: keptInvoices.number,
      state: sql<string>`document ->> 'state'`,
      total: sql<number>`(document ->> 'total')::float8`,
      currency: sql<string>`document ->> 'currency'`,
      keptUntil: keptInvoices.keptUntil,
    })
    .from(keptInvoices)
    .where(eq(keptInvoices.erasedTenantId, erasedTenantId))
    .orderBy(asc(keptInvoices.number));

/** Those whose years are over. Answers how many there were. */
export async function deleteOverdueKept(db: Db, now: Date): Promise<number> {
  const rows = await db.delete(keptInvoices).where(lte(keptInvoices.keptUntil, now)).returning({ id: keptInvoices.id });
  return rows.length;
}
