import * as z from "zod";
import { fromDecimal, toDecimal } from "../../../lib/billing/money";
import { equalBytes, fromHex } from "../../../lib/encoding";
import type { Fetch, PaymentFacts, PaymentProvider } from "../provider";
import { ask, tryJson } from "./ask";

interface Settings {
  accessToken: string;
  /** Signs webhooks. */
  webhookSecret: string;
  apiUrl: string;
  fetch: Fetch;
}

const Created = z.object({
  id: z.number(),
  point_of_interaction: z.object({ transaction_data: z.object({ qr_code: z.string(), ticket_url: z.url() }) }),
});

const Payment = z.object({
  external_reference: z.string().nullable(),
  status: z.string(),
  transaction_amount: z.number(),
  currency_id: z.string(),
  /** Of a payment that stays approved although a part of it was given back. */
  transaction_amount_refunded: z.number().default(0),
});

const Webhook = z.object({ id: z.union([z.string(), z.number()]), data: z.object({ id: z.coerce.string() }) });

/** Mercado Pago, Pix only: https://www.mercadopago.com.br/developers/en/docs/checkout-api/integration-configuration/integrate-with-pix */
export const mercadoPago = ({ accessToken, webhookSecret, apiUrl, fetch }: Settings): PaymentProvider => ({
  name: "mercado_pago",
  currencies: ["BRL"],

  async createCheckout({ id, invoiceNumber, amount, currency, payerEmail, expiresAt, notifyUrl }) {
    const created = await ask(fetch, {
      url: `${apiUrl}/v1/payments`,
      method: "POST",
      headers: { authorization: `Bearer ${accessToken}`, "x-idempotency-key": id },
      body: {
        transaction_amount: Number(toDecimal(amount, currency)),
        description: `Zapin ${invoiceNumber}`,
        payment_method_id: "pix",
        payer: { email: payerEmail },
        external_reference: id,
        // Without it, older notices come as well, which nothing proves.
        notification_url: `${notifyUrl}?source_news=webhooks`,
        // With an offset in digits: `Z` is refused.
        date_of_expiration: expiresAt.toISOString().replace("Z", "+00:00"),
      },
      answer: Created,
    });
    const { qr_code: pixCode, ticket_url: url } = created.point_of_interaction.transaction_data;
    return { reference: String(created.id), url, pixCode };
  },

  /** HMAC over `id:…;request-id:…;ts:…;`: https://www.mercadopago.com.br/developers/en/docs/your-integrations/notifications/webhooks */
  async verifyWebhook({ url, headers, body }) {
    const { ts, v1 } = signatureParts(headers.get("x-signature") ?? "");
    if (!ts || !v1 || !/^[0-9a-f]{64}$/i.test(v1)) return { genuine: false, why: "no signature" };
    const id = url.searchParams.get("data.id") ?? "";
    const requestId = headers.get("x-request-id");
    // What was not sent is not signed as empty: it is left out.
    const manifest = `id:${id.toLowerCase()};${requestId ? `request-id:${requestId};` : ""}ts:${ts};`;
    if (!equalBytes(await hmac(webhookSecret, manifest), fromHex(v1.toLowerCase()))) {
      return { genuine: false, why: "wrong signature" };
    }
    const parsed = Webhook.safeParse(tryJson(body));
    // The signature covers the id in the URL, not the body.
    if (!parsed.success || parsed.data.data.id !== id) return { genuine: false, why: "another id in the body" };
    return { genuine: true, eventId: String(parsed.data.id), reference: id };
  },

  async fetchPayment(reference) {
    const payment = await ask(fetch, {
      url: `${apiUrl}/v1/payments/${encodeURIComponent(reference)}`,
      headers: { authorization: `Bearer ${accessToken}` },
      answer: Payment,
    });
    const amount = fromDecimal(String(payment.transaction_amount), "BRL") ?? Number.NaN;
    const state = payment.transaction_amount_refunded > 0 ? "refunded" : STATES[payment.status];
    return {
      orderId: payment.external_reference ?? "",
      state: state ?? "pending",
      amount,
      currency: payment.currency_id,
    };
  },
});

const STATES: Readonly<Record<string, PaymentFacts["state"]>> = {
  approved: "paid",
  rejected: "failed",
  cancelled: "failed",
  refunded: "refunded",
  charged_back: "refunded",
};

function signatureParts(header: string): { ts?: string | undefined; v1?: string | undefined } {
  const parts = new Map(header.split(",").map((part) => part.trim().split("=", 2) as [string, string]));
  return { ts: parts.get("ts"), v1: parts.get("v1") };
}

async function hmac(secret: string, text: string): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(text)));
}
