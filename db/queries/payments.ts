import { and, desc, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import { uuidv7 } from "../../lib/ids";
import type { Db } from "../client";
import { type Payment, type PaymentVerdict, paymentEvents, payments } from "../schema/payments";
import { type AuditLine, changeAndTell, insertWhere } from "./audit-log";

export async function insertPayment(db: Db, tenantId: string, payment: Omit<typeof payments.$inferInsert, "tenantId">) {
  await db.insert(payments).values({ ...payment, tenantId });
}

/** Checkouts of this invoice that can be used at least until `at`, newest first. */
export function listOpenCheckouts(
  db: Db,
  tenantId: string,
  { invoiceId, at }: { invoiceId: string; at: Date },
): Promise<Payment[]> {
  return db
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.tenantId, tenantId),
        eq(payments.invoiceId, invoiceId),
        eq(payments.state, "pending"),
        gt(payments.expiresAt, at),
        sql`${payments.url} <> ''`,
      ),
    )
    .orderBy(desc(payments.createdAt));
}

export async function updateCheckout(
  db: Db,
  tenantId: string,
  { id, reference, url, pixCode }: Pick<Payment, "id" | "reference" | "url" | "pixCode">,
): Promise<void> {
  await db
    .update(payments)
    .set({ reference, url, pixCode })
    .where(and(eq(payments.tenantId, tenantId), eq(payments.id, id)));
}

/** By what a payment service says; the tenant is what is being looked for. */
export async function findPayment(
  db: Db,
  { provider, orderId, reference }: { provider: string; orderId: string; reference: string },
): Promise<Payment | undefined> {
  const isOurs = UUID.test(orderId) ? eq(payments.id, orderId) : undefined;
  const [row] = await db
    .select()
    .from(payments)
    .where(and(eq(payments.provider, provider), or(isOurs, eq(payments.reference, reference))))
    .limit(1);
  return row;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Credits a payment to its invoice, once, and says so in the audit log: whoever comes second finds both states moved on. `credited` is false for a
 * payment that was credited before; `settled` is false when the invoice was not waiting for it any more.
 */
export async function creditPayment(
  db: Db,
  tenantId: string,
  { id, at, entry }: { id: string; at: Date; entry: AuditLine },
): Promise<{ credited: boolean; settled: boolean }> {
  const { rows } = await db.execute<{ credited: boolean; settled: boolean }>(sql`
    with credited as (
      update payments set state = 'paid', settled_at = ${at.toISOString()}
      where tenant_id = ${tenantId} and id = ${id} and state in ('pending', 'failed')
      returning invoice_id
    ),
    settled as (
      update invoices set state = 'paid', paid_at = ${at.toISOString()}
      from credited
      where invoices.id = credited.invoice_id and invoices.tenant_id = ${tenantId}
        and invoices.state in ('open', 'uncollectible')
      returning invoices.id
    ),
    told as (${insertWhere(tenantId, { entry, condition: sql`exists (select from credited)` })})
    select exists (select from credited) as credited, exists (select from settled) as settled`);
  return rows[0] ?? { credited: false, settled: false };
}

/** Never moves a payment that was credited, except to `refunded`. */
export async function movePayment(db: Db, tenantId: string, { id, state }: Pick<Payment, "id" | "state">) {
  const from = state === "refunded" ? sql`${payments.state} in ('pending', 'paid')` : eq(payments.state, "pending");
  await db
    .update(payments)
    .set({ state })
    .where(and(eq(payments.tenantId, tenantId), eq(payments.id, id), from));
}

/** Checkouts of all tenants that nobody has reported on, some of them by chance: for the cron trigger. */
export function listSilentPayments(db: Db, { from, until, limit }: { from: Date; until: Date; limit: number }) {
  return db
    .select({ id: payments.id, provider: payments.provider, reference: payments.reference })
    .from(payments)
    .where(
      and(
        eq(payments.state, "pending"),
        gt(payments.createdAt, from),
        lt(payments.createdAt, until),
        sql`${payments.reference} <> ''`,
      ),
    )
    .orderBy(sql`random()`)
    .limit(limit);
}

interface Told {
  provider: string;
  eventId: string;
  paymentId: string | null;
  verdict: PaymentVerdict;
  detail: string;
}

/** What a service has told us and what became of it. The same again only counts. */
export async function recordPaymentEvent(db: Db, event: Told): Promise<void> {
  await db
    .insert(paymentEvents)
    .values({ ...event, id: uuidv7() })
    .onConflictDoUpdate({
      target: [paymentEvents.provider, paymentEvents.eventId, paymentEvents.verdict],
      set: { times: sql`${paymentEvents.times} + 1`, at: new Date() },
    });
}

/** What an operator has to look into, newest first. */
export function listUnresolved(db: Db, limit: number) {
  return db
    .select()
    .from(paymentEvents)
    .where(and(isNull(paymentEvents.resolvedAt), sql`${paymentEvents.verdict} in ('mismatch', 'unknown')`))
    .orderBy(desc(paymentEvents.at))
    .limit(limit);
}

/** Forged reports by service and day, newest first: each day's are one row that counts. */
export async function countForged(db: Db, days: number) {
  const rows = await db
    .select({ provider: paymentEvents.provider, at: paymentEvents.at, times: paymentEvents.times })
    .from(paymentEvents)
    .where(
      and(eq(paymentEvents.verdict, "forged"), gt(paymentEvents.at, sql`now() - make_interval(days => ${days}::int)`)),
    )
    .orderBy(desc(paymentEvents.at));
  return rows.map(({ at, ...row }) => ({ ...row, day: at.toISOString().slice(0, 10) }));
}

export const resolvePaymentEvent = (db: Db, id: string, entry: AuditLine): Promise<boolean> =>
  changeAndTell(db, null, {
    entry,
    change: sql`update payment_events set resolved_at = now() where id = ${id} and resolved_at is null returning id`,
  });

export function listPayments(db: Db, tenantId: string, invoiceId: string): Promise<Payment[]> {
  return db
    .select()
    .from(payments)
    .where(and(eq(payments.tenantId, tenantId), eq(payments.invoiceId, invoiceId)))
    .orderBy(desc(payments.createdAt));
}
