import { findInvoice } from "../../../db/queries/invoices";
import { addRefund } from "../../../db/queries/refunds";
import type { Invoice } from "../../../db/schema/invoices";
import type { NoteRefund, Refund } from "../../../lib/contract/billing";
import { Problem } from "../../../lib/problem";
import { lineOf } from "../audit/audit";
import type { TenantContext } from "../context";

/**
 * An operator has given money back, by whatever way: the receipt says so from now on. The id is the caller's, so that a
 * request that is sent again notes nothing twice.
 */
export async function noteRefund(
  ctx: TenantContext,
  { invoiceId, refundId, amount, note }: NoteRefund & { invoiceId: string; refundId: string },
): Promise<Invoice> {
  const { db, tenantId, actor } = ctx;
  const wanted: Refund = { id: refundId, at: new Date().toISOString(), amount, note };
  const after = { refundId, amount, note };
  const entry = lineOf(actor, { action: "invoice.refund", target: invoiceId, after });
  const isNoted = await addRefund(db, tenantId, { invoiceId, refund: wanted, entry });
  const invoice = await findInvoice(db, tenantId, invoiceId);
  if (!invoice) throw new Problem("not_found", "There is no such invoice.");
  if (!isNoted) explainRefusal(invoice, wanted);
  return invoice;
}

/** Nothing was noted: it stands there already, or there is not so much to give back. */
function explainRefusal({ refunds }: Invoice, wanted: Refund): void {
  const known = refunds.find(({ id }) => id === wanted.id);
  if (known && known.amount === wanted.amount && known.note === wanted.note) return;
  if (known) throw new Problem("conflict", "Another refund has been noted under this id.");
  const message = "is more than was paid and not given back yet";
  throw new Problem("invalid_request", `This ${message}.`, { fields: { amount: [message] } });
}
