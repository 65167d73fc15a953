import type { Invoice } from "../../../db/schema/invoices";
import type { InvoiceAnswer } from "../../../lib/contract/billing";

/** An invoice as people and programs see it. */
export const showInvoice = ({
  id,
  number,
  currency,
  lines,
  subtotal,
  tax,
  total,
  state,
  billTo,
  ...times
}: Invoice): InvoiceAnswer => ({
  id,
  number,
  currency,
  lines,
  subtotal,
  tax,
  total,
  state,
  billTo,
  periodStart: times.periodStart.toISOString(),
  periodEnd: times.periodEnd.toISOString(),
  issuedAt: times.issuedAt.toISOString(),
  dueAt: times.dueAt.toISOString(),
  paidAt: times.paidAt?.toISOString() ?? null,
});
