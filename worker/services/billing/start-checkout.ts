import { findInvoice } from "../../../db/queries/invoices";
import { findOpenCheckout, insertPayment, updateCheckout } from "../../../db/queries/payments";
import { Problem } from "../../../lib/problem";
import type { Checkout, PaymentProvider } from "../../payments/provider";
import type { TenantContext } from "../context";

/** A checkout can be gone back to for so long; the services keep theirs open for a day or more. */
const REUSE_MS = 3_600_000;

/** Where to pay an open invoice. Asking twice leads to the same place. */
export async function startCheckout(
  { db, tenantId, actor }: TenantContext,
  provider: PaymentProvider,
  { invoiceId, returnUrl, notifyUrl }: { invoiceId: string; returnUrl: string; notifyUrl: string },
): Promise<Omit<Checkout, "reference">> {
  const invoice = await findInvoice(db, tenantId, invoiceId);
  if (!invoice) throw new Problem("not_found", "There is no such invoice.");
  if (invoice.state !== "open") throw new Problem("conflict", "This invoice needs no payment.");
  if (!provider.currencies.includes(invoice.currency)) {
    throw new Problem("invalid_request", `This way of paying does not take ${invoice.currency}.`, {
      fields: { provider: [`does not take ${invoice.currency}`] },
    });
  }
  const known = await findOpenCheckout(db, tenantId, {
    invoiceId,
    provider: provider.name,
    since: new Date(Date.now() - REUSE_MS),
  });
  if (known) return { url: known.url, ...(known.pixCode && { pixCode: known.pixCode }) };

  const id = crypto.randomUUID();
  const { total: amount, currency, number: invoiceNumber, billTo } = invoice;
  // Written down first: a webhook may be quicker than the answer.
  await insertPayment(db, tenantId, { id, invoiceId, provider: provider.name, amount, currency, state: "pending" });
  const payerEmail = billTo.email || actor.label;
  const checkout = await provider.createCheckout({
    id,
    invoiceNumber,
    amount,
    currency,
    payerEmail,
    returnUrl,
    notifyUrl,
  });
  await updateCheckout(db, tenantId, { id, pixCode: null, ...checkout });
  return { url: checkout.url, ...(checkout.pixCode && { pixCode: checkout.pixCode }) };
}
