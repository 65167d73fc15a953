import type { Invoice } from "../../../db/schema/invoices";
import type { KeptInvoiceRow } from "../../../db/schema/kept-invoices";
import type { InvoiceAnswer } from "../../../lib/contract/billing";
import type { KeptInvoice } from "../../../lib/contract/kept-invoice";

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
  seller,
  refunds,
  refunded,
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
  seller,
  refunds,
  refunded,
  periodStart: times.periodStart.toISOString(),
  periodEnd: times.periodEnd.toISOString(),
  issuedAt: times.issuedAt.toISOString(),
  dueAt: times.dueAt.toISOString(),
  paidAt: times.paidAt?.toISOString() ?? null,
});

/** An invoice that has outlived its tenant, as operators see it. */
export const showKept = ({ issuedAt, erasedAt, keptUntil, ...row }: KeptInvoiceRow): KeptInvoice => ({
  ...row,
  issuedAt: issuedAt.toISOString(),
  erasedAt: erasedAt.toISOString(),
  keptUntil: keptUntil.toISOString(),
});
