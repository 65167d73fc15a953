import * as z from "zod";
import { fromDecimal } from "../../../lib/billing/money";
import { equalBytes, fromHex } from "../../../lib/encoding";
import type { Fetch, PaymentFacts, PaymentProvider } from "../provider";
import { ask, basicAuth, tryJson } from "./ask";

interface Settings {
  serverKey: string;
  /** https://docs.midtrans.com: production or sandbox. */
  snapUrl: string;
  apiUrl: string;
  fetch: Fetch;
}

const Snap = z.object({ redirect_url: z.url() });

const Notification = z.object({
  order_id: z.string(),
  status_code: z.string(),
  gross_amount: z.string(),
  signature_key: z.string().regex(/^[0-9a-f]{128}$/i),
  transaction_id: z.string().default(""),
  transaction_status: z.string().default(""),
  /** All that was given back so far: one order has as many reports of it as it has parts. */
  refund_amount: z.string().default(""),
});

const Status = z.object({
  order_id: z.string(),
  transaction_status: z.string(),
  fraud_status: z.string().optional(),
  gross_amount: z.string(),
  currency: z.string().default("IDR"),
});

/** Nobody has chosen a way to pay yet: until then there is a page and no transaction. */
const NotBegun = z.object({ status_code: z.literal("404") });

/** Midtrans Snap: a hosted page with QRIS, bank transfers and cards. https://docs.midtrans.com/reference/backend-integration */
export const midtrans = ({ serverKey, snapUrl, apiUrl, fetch }: Settings): PaymentProvider => ({
  name: "midtrans",
  currencies: ["IDR"],

  async createCheckout({ id, invoiceNumber, amount, payerEmail, expiresAt, returnUrl }) {
    const { redirect_url } = await ask(fetch, {
      url: `${snapUrl}/snap/v1/transactions`,
      method: "POST",
      headers: { authorization: basicAuth(serverKey) },
      body: {
        transaction_details: { order_id: id, gross_amount: amount },
        item_details: [{ id: invoiceNumber, price: amount, quantity: 1, name: `Zapin ${invoiceNumber}` }],
        customer_details: { email: payerEmail },
        callbacks: { finish: returnUrl },
        expiry: { unit: "minutes", duration: Math.round((expiresAt.getTime() - Date.now()) / 60_000) },
      },
      answer: Snap,
    });
    return { reference: id, url: redirect_url };
  },

  /** SHA-512 over order, status code, amount as received and server key: https://docs.midtrans.com/docs/https-notification-webhooks */
  async verifyWebhook({ body }) {
    const parsed = Notification.safeParse(tryJson(body));
    if (!parsed.success) return { genuine: false, why: "not a notification" };
    const { order_id, status_code, gross_amount, signature_key, ...told } = parsed.data;
    const signed = new TextEncoder().encode(order_id + status_code + gross_amount + serverKey);
    const expected = new Uint8Array(await crypto.subtle.digest("SHA-512", signed));
    if (!equalBytes(expected, fromHex(signature_key.toLowerCase()))) return { genuine: false, why: "wrong signature" };
    return {
      genuine: true,
      eventId: `${told.transaction_id}:${told.transaction_status}${told.refund_amount}`,
      reference: order_id,
    };
  },

  async fetchPayment(reference) {
    const status = await ask(fetch, {
      url: `${apiUrl}/v2/${encodeURIComponent(reference)}/status`,
      headers: { authorization: basicAuth(serverKey) },
      answer: z.union([NotBegun, Status]),
    });
    if (!("order_id" in status)) return { orderId: reference, state: "pending", amount: 0, currency: "IDR" };
    const amount = fromDecimal(status.gross_amount, "IDR") ?? Number.NaN;
    return { orderId: status.order_id, state: stateOf(status), amount, currency: status.currency };
  },
});

/** A card is only captured for good when fraud detection has let it pass. */
function stateOf({ transaction_status, fraud_status }: z.output<typeof Status>): PaymentFacts["state"] {
  if (transaction_status === "capture") return fraud_status === "accept" ? "paid" : "pending";
  return STATES[transaction_status] ?? "pending";
}

const STATES: Readonly<Record<string, PaymentFacts["state"]>> = {
  settlement: "paid",
  deny: "failed",
  cancel: "failed",
  expire: "failed",
  failure: "failed",
  refund: "refunded",
  partial_refund: "refunded",
  chargeback: "refunded",
  partial_chargeback: "refunded",
};
