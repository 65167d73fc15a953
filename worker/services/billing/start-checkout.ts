import { findInvoice } from "../../../db/queries/invoices";
import { insertPayment, listOpenCheckouts, updateCheckout } from "../../../db/queries/payments";
import type { Invoice } from "../../../db/schema/invoices";
import type { Payment } from "../../../db/schema/payments";
import type { CheckoutAnswer } from "../../../lib/contract/billing";
import { Problem } from "../../../lib/problem";
import type { PaymentProvider } from "../../payments/provider";
import type { TenantContext } from "../context";

/** A checkout can be paid for so long: a little less than the day that the strictest service allows. */
const OPEN_MS = 23 * 3_600_000;
/** One that is over sooner is not gone back to. */
const LEAST_LEFT_MS = 30 * 60_000;

/** Where to pay an open invoice. Asking twice leads to the same place. */
export async function startCheckout(
  { db, tenantId, actor }: TenantContext,
  provider: PaymentProvider,
  { invoiceId, returnUrl, notifyUrl }: { invoiceId: string; returnUrl: string; notifyUrl: string },
): Promise<CheckoutAnswer> {
  const invoice = await payableInvoice({ db, tenantId }, provider, invoiceId);
  const now = Date.now();
  const usable = await listOpenCheckouts(db, tenantId, { invoiceId, at: new Date(now + LEAST_LEFT_MS) });
  const known = usable.find((payment) => payment.provider === provider.name);
  if (known) return showCheckout(known);

  const id = crypto.randomUUID();
  const expiresAt = new Date(now + OPEN_MS);
  const { total: amount, currency, number: invoiceNumber, billTo } = invoice;
  const payment = { id, invoiceId, provider: provider.name, amount, currency, expiresAt };
  // Written down first: a webhook may be quicker than the answer.
  await insertPayment(db, tenantId, { ...payment, state: "pending" });
  const payerEmail = billTo.email || actor.label;
  const order = { id, invoiceNumber, amount, currency, payerEmail, expiresAt, returnUrl, notifyUrl };
  const { reference, url, pixCode = null } = await provider.createCheckout(order);
  await updateCheckout(db, tenantId, { id, reference, url, pixCode });
  return showCheckout({ provider: provider.name, url, pixCode, expiresAt });
}

async function payableInvoice(
  { db, tenantId }: Pick<TenantContext, "db" | "tenantId">,
  { currencies }: PaymentProvider,
  invoiceId: string,
): Promise<Invoice> {
  const invoice = await findInvoice(db, tenantId, invoiceId);
  if (!invoice) throw new Problem("not_found", "There is no such invoice.");
  if (invoice.state !== "open") throw new Problem("conflict", "This invoice needs no payment.");
  if (!currencies.includes(invoice.currency)) {
    throw new Problem("invalid_request", `This way of paying does not take ${invoice.currency}.`, {
      fields: { provider: [`does not take ${invoice.currency}`] },
    });
  }
  return invoice;
}

/** The checkouts of an invoice that can be paid now. */
export async function listCheckouts({ db, tenantId }: TenantContext, invoiceId: string): Promise<CheckoutAnswer[]> {
  const invoice = await findInvoice(db, tenantId, invoiceId);
  if (!invoice) throw new Problem("not_found", "There is no such invoice.");
  if (invoice.state !== "open") return [];
  return (await listOpenCheckouts(db, tenantId, { invoiceId, at: new Date() })).map(showCheckout);
}

const showCheckout = ({
  provider,
  url,
  pixCode,
  expiresAt,
}: Pick<Payment, "provider" | "url" | "pixCode" | "expiresAt">): CheckoutAnswer => ({
  provider,
  url,
  ...(pixCode !== null && { pixCode }),
  expiresAt: expiresAt?.toISOString() ?? null,
});
