import { expect, it } from "vitest";
import type { Currency } from "../../../lib/billing/money";
import type { CheckoutOrder } from "../provider";
import { mercadoPagoStandIn } from "./mercado-pago.fixture";
import { midtransStandIn } from "./midtrans.fixture";
import type { StandIn } from "./stand-in.fixture";
import { stripeStandIn } from "./stripe.fixture";
import { xenditStandIn } from "./xendit.fixture";

const SERVICES: readonly [string, () => StandIn, Currency][] = [
  ["Midtrans", midtransStandIn, "IDR"],
  ["Xendit", xenditStandIn, "IDR"],
  ["Mercado Pago", mercadoPagoStandIn, "BRL"],
  ["Stripe in dollars", stripeStandIn, "USD"],
  ["Stripe in rupiah", stripeStandIn, "IDR"],
];

const order = (currency: Currency): CheckoutOrder => ({
  id: crypto.randomUUID(),
  invoiceNumber: "2026-000123",
  amount: 149_905,
  currency,
  payerEmail: "ani@toko.test",
  expiresAt: new Date(Date.now() + 3_600_000),
  returnUrl: "https://app.zapin.test/billing",
  notifyUrl: "https://zapin.test/payments/x",
});

it.each(SERVICES)("%s: a checkout is paid, told of, and read again with our amount", async (_, standIn, currency) => {
  const { provider, orders, webhook } = standIn();
  const wanted = order(currency);
  const { reference, url } = await provider.createCheckout(wanted);
  expect(url).toMatch(/^https:\/\//);
  const made = orders.get(wanted.id)!;
  const facts = { orderId: wanted.id, amount: 149_905, currency };
  expect(await provider.fetchPayment(reference)).toEqual({ ...facts, state: "pending" });
  made.state = "paid";
  expect(await provider.verifyWebhook(await webhook(made))).toMatchObject({ genuine: true, reference });
  expect(await provider.fetchPayment(reference)).toEqual({ ...facts, state: "paid" });
  made.state = "failed";
  expect(await provider.fetchPayment(reference)).toMatchObject({ state: "failed" });
});

it.each(SERVICES)("%s: what another secret has signed is refused", async (_, standIn, currency) => {
  const { provider, orders, webhook } = standIn();
  const wanted = order(currency);
  await provider.createCheckout(wanted);
  const forged = await webhook({ ...orders.get(wanted.id)!, state: "paid" }, { secret: "guessed" });
  expect(await provider.verifyWebhook(forged)).toMatchObject({ genuine: false });
  expect(await provider.verifyWebhook({ ...forged, headers: new Headers() })).toMatchObject({ genuine: false });
});

it.each(SERVICES)(
  "%s: a genuine webhook about another payment says nothing about ours",
  async (_, standIn, currency) => {
    const { provider, orders, webhook } = standIn();
    const [mine, other] = [order(currency), order(currency)];
    const { reference } = await provider.createCheckout(mine);
    await provider.createCheckout(other);
    const paid = orders.get(other.id)!;
    paid.state = "paid";
    const verdict = await provider.verifyWebhook(await webhook(paid));
    expect(verdict).toMatchObject({ genuine: true });
    expect(verdict).not.toMatchObject({ reference });
  },
);

it.each([
  ["Midtrans", midtransStandIn, "IDR"],
  ["Stripe", stripeStandIn, "USD"],
] as const)("%s: a changed byte breaks the signature", async (_, standIn, currency) => {
  const { provider, orders, webhook } = standIn();
  const wanted = order(currency);
  await provider.createCheckout(wanted);
  const sent = await webhook({ ...orders.get(wanted.id)!, state: "paid" });
  const body = sent.body.replace("149905", "1");
  expect(body).not.toBe(sent.body);
  expect(await provider.verifyWebhook({ ...sent, body })).toMatchObject({ genuine: false });
});

it("Mercado Pago: the id in the body cannot differ from the signed one", async () => {
  const { provider, orders, webhook } = mercadoPagoStandIn();
  const wanted = order("BRL");
  await provider.createCheckout(wanted);
  const sent = await webhook(orders.get(wanted.id)!);
  const body = sent.body.replace(/"data":.*/, '"data":{"id":"99"}}');
  expect(await provider.verifyWebhook({ ...sent, body })).toMatchObject({ genuine: false });
});

it.each(SERVICES)(
  "%s: a wrong key is our trouble, said without a word about the service",
  async (_, standIn, currency) => {
    const { provider, orders } = standIn();
    const wanted = order(currency);
    await provider.createCheckout(wanted);
    orders.clear();
    const asked = provider.fetchPayment("gone");
    await expect(asked).rejects.toMatchObject({ code: "upstream_failed" });
    await expect(asked).rejects.not.toThrow(/test|404/);
  },
);
