import { findInvoice, moveInvoice } from "../../../db/queries/invoices";
import { creditPayment, insertPayment } from "../../../db/queries/payments";
import type { Invoice } from "../../../db/schema/invoices";
import { Problem } from "../../../lib/problem";
import { audit } from "../audit/audit";
import type { TenantContext } from "../context";
import { restoreIfPaid } from "./restore-if-paid";

/** An operator has seen the money: a bank transfer, or cash. Sending goes on at once. */
export async function markPaid(ctx: TenantContext, { invoiceId, note }: { invoiceId: string; note: string }) {
  const { db, tenantId } = ctx;
  const { total, currency } = await openInvoice(ctx, invoiceId);
  const id = crypto.randomUUID();
  await insertPayment(db, tenantId, { id, invoiceId, provider: "manual", amount: total, currency, state: "pending" });
  const { settled } = await creditPayment(db, tenantId, { id, at: new Date() });
  if (!settled) throw new Problem("conflict", "This invoice was paid meanwhile.");
  await audit(ctx, { action: "invoice.mark_paid", target: invoiceId, after: { note } });
  await restoreIfPaid(ctx, tenantId);
}

/** Takes an open invoice back, or gives it up. Its number stays taken. */
export async function closeInvoice(
  ctx: TenantContext,
  { invoiceId, to, note }: { invoiceId: string; to: "void" | "uncollectible"; note: string },
) {
  const { db, tenantId } = ctx;
  await openInvoice(ctx, invoiceId);
  if (!(await moveInvoice(db, tenantId, { id: invoiceId, from: "open", to, note }))) {
    throw new Problem("conflict", "This invoice was paid meanwhile.");
  }
  await audit(ctx, { action: `invoice.${to}`, target: invoiceId, after: { note } });
  if (to === "void") await restoreIfPaid(ctx, tenantId);
}

async function openInvoice({ db, tenantId }: TenantContext, invoiceId: string): Promise<Invoice> {
  const invoice = await findInvoice(db, tenantId, invoiceId);
  if (!invoice) throw new Problem("not_found", "There is no such invoice.");
  if (invoice.state !== "open") throw new Problem("conflict", "This invoice is not open.");
  return invoice;
}
