import { expect, it } from "vitest";
import { mercadoPago } from "./mercado-pago";
import { midtrans } from "./midtrans";
import { hmacHex } from "./stand-in.fixture";
import { stripe } from "./stripe";

// What the services' own documentation says, case by case.

const SECRET = "secret-1";
const answers = (body: unknown, status = 200) => ({ fetch: async () => Response.json(body, { status }) });

const midtransSaying = (body: object) =>
  midtrans({ serverKey: SECRET, snapUrl: "https://snap.test", apiUrl: "https://api.test", ...answers(body) });

/** https://docs.midtrans.com/docs/transaction-status-cycle */
it.each([
  [{ transaction_status: "capture", fraud_status: "accept" }, "paid"],
  [{ transaction_status: "capture", fraud_status: "challenge" }, "pending"],
  [{ transaction_status: "capture", fraud_status: "deny" }, "pending"],
  [{ transaction_status: "authorize" }, "pending"],
  [{ transaction_status: "pending" }, "pending"],
  [{ transaction_status: "settlement" }, "paid"],
  [{ transaction_status: "deny" }, "failed"],
  [{ transaction_status: "cancel" }, "failed"],
  [{ transaction_status: "expire" }, "failed"],
  [{ transaction_status: "failure" }, "failed"],
  [{ transaction_status: "refund" }, "refunded"],
  [{ transaction_status: "partial_refund" }, "refunded"],
  [{ transaction_status: "chargeback" }, "refunded"],
  [{ transaction_status: "partial_chargeback" }, "refunded"],
] as const)("Midtrans: %o is %s", async (status, state) => {
  const { fetchPayment } = midtransSaying({ order_id: "o1", gross_amount: "149000.00", ...status });
  expect(await fetchPayment("o1")).toEqual({ orderId: "o1", state, amount: 149_000, currency: "IDR" });
});

it("Midtrans: a page on which nobody has chosen how to pay waits", async () => {
  const { fetchPayment } = midtransSaying({ status_code: "404", status_message: "Transaction doesn't exist." });
  expect(await fetchPayment("o1")).toMatchObject({ orderId: "o1", state: "pending" });
});

const mercadoPagoSaying = (body: object) =>
  mercadoPago({ accessToken: "t", webhookSecret: SECRET, apiUrl: "https://mp.test", ...answers(body) });

it.each([
  [{ status: "approved" }, "paid"],
  [{ status: "approved", transaction_amount_refunded: 10.5 }, "refunded"],
  [{ status: "in_process" }, "pending"],
  [{ status: "in_mediation" }, "pending"],
  [{ status: "authorized" }, "pending"],
  [{ status: "rejected" }, "failed"],
  [{ status: "cancelled" }, "failed"],
  [{ status: "refunded", transaction_amount_refunded: 49 }, "refunded"],
  [{ status: "charged_back" }, "refunded"],
] as const)("Mercado Pago: %o is %s", async (status, state) => {
  const payment = { external_reference: "o1", transaction_amount: 49.9, currency_id: "BRL", ...status };
  const facts = await mercadoPagoSaying(payment).fetchPayment("7");
  expect(facts).toEqual({ orderId: "o1", state, amount: 4_990, currency: "BRL" });
});

/** A report as Mercado Pago signs it: ids in lower case, and what was not sent left out. */
async function report({ id, requestId }: { id: string; requestId?: string }, manifest: string) {
  const headers = new Headers({ "x-signature": `ts=1704908010,v1=${await hmacHex(SECRET, manifest)}` });
  if (requestId) headers.set("x-request-id", requestId);
  const url = new URL(`https://zapin.test/payments/mercado_pago?data.id=${id}&type=payment`);
  return { url, headers, body: JSON.stringify({ id: 1, type: "payment", data: { id } }) };
}

it("Mercado Pago: the signed text has the id in lower case, and no part for what was not sent", async () => {
  const { verifyWebhook } = mercadoPagoSaying({});
  const genuine = { genuine: true, reference: "ORD01ABC" };
  const whole = await report({ id: "ORD01ABC", requestId: "r-1" }, "id:ord01abc;request-id:r-1;ts:1704908010;");
  expect(await verifyWebhook(whole)).toMatchObject(genuine);
  expect(await verifyWebhook(await report({ id: "ORD01ABC" }, "id:ord01abc;ts:1704908010;"))).toMatchObject(genuine);
  const empty = await report({ id: "ORD01ABC" }, "id:ord01abc;request-id:;ts:1704908010;");
  expect(await verifyWebhook(empty)).toMatchObject({ genuine: false });
});

/** https://docs.stripe.com/payments/checkout/fulfill-orders, https://docs.stripe.com/payments/paymentintents/lifecycle */
it.each([
  [{ status: "open", payment_status: "unpaid", payment_intent: null }, "pending"],
  [{ status: "complete", payment_status: "unpaid", payment_intent: { status: "requires_action" } }, "pending"],
  [{ status: "complete", payment_status: "unpaid", payment_intent: { status: "processing" } }, "pending"],
  [{ status: "complete", payment_status: "unpaid", payment_intent: { status: "requires_payment_method" } }, "failed"],
  [{ status: "complete", payment_status: "unpaid", payment_intent: { status: "canceled" } }, "failed"],
  [{ status: "complete", payment_status: "paid", payment_intent: { status: "succeeded" } }, "paid"],
  [{ status: "expired", payment_status: "unpaid", payment_intent: null }, "failed"],
] as const)("Stripe: %o is %s", async (told, state) => {
  const session = { client_reference_id: "o1", amount_total: 1_200, currency: "usd", ...told };
  const asked: string[] = [];
  const { fetchPayment } = stripe({
    secretKey: "sk",
    webhookSecret: SECRET,
    apiUrl: "https://s.test",
    async fetch({ url }) {
      asked.push(decodeURIComponent(url));
      return Response.json(session);
    },
  });
  expect(await fetchPayment("cs_1")).toEqual({ orderId: "o1", state, amount: 1_200, currency: "USD" });
  expect(asked).toEqual(["https://s.test/v1/checkout/sessions/cs_1?expand[0]=payment_intent"]);
});

it("Stripe: a signature counts for five minutes", async () => {
  const { verifyWebhook } = stripe({
    secretKey: "sk",
    webhookSecret: SECRET,
    apiUrl: "https://s.test",
    ...answers({}),
  });
  const body = JSON.stringify({ id: "evt_1", object: "event", type: "payout.paid", data: { object: { id: "po_1" } } });
  const signedAgo = async (seconds: number) => {
    const t = Math.floor(Date.now() / 1_000) - seconds;
    const headers = new Headers({ "stripe-signature": `t=${t},v1=${await hmacHex(SECRET, `${t}.${body}`)}` });
    return verifyWebhook({ url: new URL("https://zapin.test/payments/stripe"), headers, body });
  };
  expect(await signedAgo(200)).toEqual({ genuine: true, eventId: "evt_1", reference: undefined });
  expect(await signedAgo(400)).toMatchObject({ genuine: false });
});
