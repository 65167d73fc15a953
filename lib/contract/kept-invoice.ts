import * as z from "zod";
import { Currency } from "../billing/money";
import { BillLine, InvoiceState, Minor, PaymentState, Refund } from "./billing";
import { Page } from "./page";
import { Seller } from "./seller";

/** What was printed, and how it was paid. No address of a mailbox: nobody is to be written to any more. */
export const KeptDocument = z.object({
  currency: Currency,
  periodStart: z.iso.datetime({ offset: true }),
  periodEnd: z.iso.datetime({ offset: true }),
  dueAt: z.iso.datetime({ offset: true }),
  paidAt: z.iso.datetime({ offset: true }).nullable(),
  lines: z.array(BillLine),
  subtotal: Minor,
  tax: Minor,
  total: Minor,
  state: InvoiceState,
  seller: Seller,
  billTo: z.object({ name: z.string(), address: z.string(), taxId: z.string() }),
  payments: z.array(
    z.object({
      provider: z.string(),
      reference: z.string(),
      amount: Minor,
      currency: Currency,
      state: PaymentState,
      settledAt: z.iso.datetime({ offset: true }).nullable(),
    }),
  ),
  refunds: z.array(Refund),
});
export type KeptDocument = z.output<typeof KeptDocument>;

/** An invoice of a customer that was erased. */
export const KeptInvoice = z
  .object({
    id: z.uuid(),
    number: z.string(),
    erasedTenantId: z.uuid(),
    issuedAt: z.iso.datetime(),
    erasedAt: z.iso.datetime(),
    keptUntil: z.iso.datetime().meta({ description: "Then it is deleted as well." }),
    document: KeptDocument,
  })
  .meta({ id: "KeptInvoice" });
export type KeptInvoice = z.output<typeof KeptInvoice>;

export const KeptInvoicePage = Page(KeptInvoice);
