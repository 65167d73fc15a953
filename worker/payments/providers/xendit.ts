import * as z from "zod";
import { type Currency, fromDecimal } from "../../../lib/billing/money";
import { equalBytes, sha256 } from "../../../lib/encoding";
import type { Fetch, PaymentFacts, PaymentProvider } from "../provider";
import { ask, basicAuth, tryJson } from "./ask";

interface Settings {
  secretKey: string;
  /** The static token that Xendit sends with every callback. */
  callbackToken: string;
  apiUrl: string;
  fetch: Fetch;
}

const Created = z.object({ id: z.string(), invoice_url: z.url() });
const Callback = z.object({ id: z.string(), status: z.string().default("") });
/** Of a refund: its invoice goes on saying that it was paid. */
const RefundCallback = z.object({
  event: z.string(),
  data: z.object({ id: z.string(), invoice_id: z.string().nullish() }),
});
const Invoice = z.object({
  external_id: z.string(),
  status: z.string(),
  amount: z.number(),
  paid_amount: z.number().optional(),
  currency: z.string().default("IDR"),
});

/** Xendit invoices: https://developers.xendit.co/api-reference/#invoices */
export const xendit = ({ secretKey, callbackToken, apiUrl, fetch }: Settings): PaymentProvider => ({
  name: "xendit",
  currencies: ["IDR"],

  async createCheckout({ id, invoiceNumber, amount, currency, payerEmail, expiresAt, returnUrl }) {
    const { id: reference, invoice_url: url } = await ask(fetch, {
      url: `${apiUrl}/v2/invoices`,
      method: "POST",
      headers: { authorization: basicAuth(secretKey), "x-idempotency-key": id },
      body: {
        external_id: id,
        amount,
        currency,
        description: `Zapin ${invoiceNumber}`,
        payer_email: payerEmail,
        invoice_duration: Math.round((expiresAt.getTime() - Date.now()) / 1_000),
        success_redirect_url: returnUrl,
        failure_redirect_url: returnUrl,
      },
      answer: Created,
    });
    return { reference, url };
  },

  /** The token is the same for every callback, so all it proves is that Xendit may have spoken: the invoice is read again. */
  async verifyWebhook({ headers, body }) {
    const token = headers.get("x-callback-token") ?? "";
    const [given, expected] = await Promise.all([sha256(token), sha256(callbackToken)]);
    if (!equalBytes(given, expected)) return { genuine: false, why: "wrong token" };
    const refund = RefundCallback.safeParse(tryJson(body)).data;
    if (refund) {
      const { event, data } = refund;
      const isOver = event === "refund.succeeded" && data.invoice_id;
      return { genuine: true, eventId: data.id + event, givenBack: true, reference: isOver || undefined };
    }
    const parsed = Callback.safeParse(tryJson(body));
    // Of something else than an invoice.
    if (!parsed.success) return { genuine: true, eventId: headers.get("webhook-id") ?? "other", reference: undefined };
    const { id, status } = parsed.data;
    return { genuine: true, eventId: headers.get("webhook-id") ?? `${id}:${status}`, reference: id };
  },

  async fetchPayment(reference) {
    const invoice = await ask(fetch, {
      url: `${apiUrl}/v2/invoices/${encodeURIComponent(reference)}`,
      headers: { authorization: basicAuth(secretKey) },
      answer: Invoice,
    });
    const { external_id: orderId, status, currency } = invoice;
    const paid = invoice.paid_amount ?? invoice.amount;
    const amount = fromDecimal(String(paid), currency as Currency) ?? Number.NaN;
    return { orderId, state: STATES[status] ?? "pending", amount, currency };
  },
});

const STATES: Readonly<Record<string, PaymentFacts["state"]>> = { PAID: "paid", SETTLED: "paid", EXPIRED: "failed" };
