import type { Db } from "../../../db/client";
import { noticeStatement } from "../../../db/queries/notices";
import type { NewInvoice } from "../../../db/schema/invoices";
import { invoiceFacts } from "./invoice-notice";

/** Tells the tenant's people, once: the notice has the invoice's id. */
export const issuedNotice = (db: Db, tenantId: string, invoice: NewInvoice) =>
  noticeStatement(db, tenantId, { id: invoice.id, kind: "invoice.issued", data: invoiceFacts(invoice) });
