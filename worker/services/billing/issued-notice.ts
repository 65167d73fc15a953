import type { Db } from "../../../db/client";
import { noticeStatement } from "../../../db/queries/notices";
import type { NewInvoice } from "../../../db/schema/invoices";

/** Tells the tenant's people, once: the notice has the invoice's id. */
export const issuedNotice = (db: Db, tenantId: string, { id, total, currency, dueAt }: NewInvoice) =>
  noticeStatement(db, tenantId, {
    id,
    kind: "invoice.issued",
    data: { invoiceId: id, total, currency, dueAt: dueAt.toISOString() },
  });
