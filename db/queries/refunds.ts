import { type SQL, sql } from "drizzle-orm";
import type { Refund } from "../../lib/contract/billing";
import type { Db } from "../client";
import { type AuditLine, auditWhere } from "./audit-log";

/**
 * Notes a refund on an invoice, once by its id, and never more than was paid and not yet given back. False when nothing
 * was noted. The row is locked first, so that of two at the same time the second sees the first.
 */
export async function addRefund(
  db: Db,
  tenantId: string,
  { invoiceId, refund, entry }: { invoiceId: string; refund: Refund; entry: AuditLine },
): Promise<boolean> {
  const condition = fits(tenantId, invoiceId, refund);
  const [, , { rows }] = await db.batch([
    db.execute(sql`select 1 from invoices where tenant_id = ${tenantId} and id = ${invoiceId} for no key update`),
    auditWhere(db, tenantId, { entry, condition: sql`exists (select 1 from invoices where ${condition})` }),
    db.execute(sql`
      update invoices
      set refunds = refunds || ${JSON.stringify([refund])}::jsonb, refunded = refunded + ${refund.amount}::bigint
      where ${condition}
      returning id`),
  ]);
  return rows.length > 0;
}

/** What a service reports as given back was paid before. */
const fits = (tenantId: string, invoiceId: string, { id, amount }: Refund): SQL => sql`
  invoices.tenant_id = ${tenantId} and invoices.id = ${invoiceId}
  and not invoices.refunds @> ${JSON.stringify([{ id }])}::jsonb
  and invoices.refunded + ${amount}::bigint <= (
    select coalesce(sum(payments.amount), 0) from payments
    where payments.tenant_id = ${tenantId} and payments.invoice_id = ${invoiceId}
      and payments.state in ('paid', 'refunded') and payments.settled_at is not null)`;
