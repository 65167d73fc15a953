import type { Invoice } from "../../../db/schema/invoices";
import type { Seller } from "../../../lib/contract/seller";

type Told = Pick<Invoice, "id" | "total" | "currency" | "dueAt" | "seller">;

/** What a notice about an invoice says; its letter is made of it. */
export const invoiceFacts = ({ id, total, currency, dueAt, seller }: Told) => ({
  invoiceId: id,
  total,
  currency,
  dueAt: dueAt.toISOString(),
  seller: oneLine(seller),
});

const oneLine = ({ name, address, taxId }: Seller) =>
  [name, ...address.split("\n"), taxId]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(", ");
