import { expect, it } from "vitest";
import { findInvoice } from "../../../db/queries/invoices";
import { listPayments, listUnresolved, resolvePaymentEvent } from "../../../db/queries/payments";
import { mercadoPagoStandIn } from "../../payments/providers/mercado-pago.fixture";
import { midtransStandIn } from "../../payments/providers/midtrans.fixture";
import type { StandIn } from "../../payments/providers/stand-in.fixture";
import { stripeStandIn } from "../../payments/providers/stripe.fixture";
import { xenditStandIn } from "../../payments/providers/xendit.fixture";
import { lineOf, SYSTEM } from "../audit/audit";
import { db, makeTenant } from "./billing.fixture";
import { changePlan } from "./change-plan";
import { startCheckout } from "./start-checkout";
import { takePaymentWebhook } from "./take-payment-webhook";

const SERVICES: readonly [string, () => StandIn, string][] = [
  ["Midtrans", () => midtransStandIn(crypto.randomUUID()), "id"],
  ["Xendit", xenditStandIn, "id"],
  ["Mercado Pago", mercadoPagoStandIn, "pt-BR"],
  ["Stripe", stripeStandIn, "en"],
];

/** An invoice that somebody is about to pay through this service. */
async function begun(standIn: StandIn, locale: string) {
  const ctx = await makeTenant({ locale });
  const { invoiceId } = await changePlan(ctx, { planId: "starter" });
  const pages = { returnUrl: "https://app.test/billing", notifyUrl: "https://zapin.test/payments/x" };
  await startCheckout(ctx, standIn.provider, { invoiceId: invoiceId!, ...pages });
  const [payment] = await listPayments(db, ctx.tenantId, invoiceId!);
  return { ctx, order: standIn.orders.get(payment!.id)!, invoiceId: invoiceId!, paymentId: payment!.id };
}

/** One that was paid through it. */
async function paid(standIn: StandIn, locale: string) {
  const payment = await begun(standIn, locale);
  const { ctx, order } = payment;
  order.state = "paid";
  expect(await takePaymentWebhook(ctx, standIn.provider, await standIn.webhook(order))).toBe("credited");
  return payment;
}

const onTheList = async (paymentId: string) =>
  (await listUnresolved(db, 500)).filter((event) => event.paymentId === paymentId);

it.each(SERVICES)("%s: money that was given back is an operator's business, said once", async (_, make, locale) => {
  const standIn = make();
  const { ctx, order, invoiceId, paymentId } = await paid(standIn, locale);
  order.state = "refunded";
  const told = await standIn.webhook(order);
  for (let times = 0; times < 2; times += 1) {
    expect(await takePaymentWebhook(ctx, standIn.provider, told)).toBe("mismatch");
  }
  expect(await onTheList(paymentId)).toMatchObject([{ detail: "refunded", times: 2 }]);
  expect(await findInvoice(db, ctx.tenantId, invoiceId)).toMatchObject({ state: "paid" });
  expect(await listPayments(db, ctx.tenantId, invoiceId)).toMatchObject([{ state: "refunded" }]);
});

it.each(SERVICES)("%s: a forged report of money given back changes nothing", async (_, make, locale) => {
  const standIn = make();
  const { ctx, order, invoiceId, paymentId } = await paid(standIn, locale);
  const forged = await standIn.webhook({ ...order, state: "refunded" }, { secret: "guessed" });
  expect(await takePaymentWebhook(ctx, standIn.provider, forged)).toBe("forged");
  expect(await onTheList(paymentId)).toEqual([]);
  expect(await listPayments(db, ctx.tenantId, invoiceId)).toMatchObject([{ state: "paid" }]);
});

it("lists a second part that Midtrans gave back although the first was dealt with", async () => {
  const standIn = midtransStandIn(crypto.randomUUID());
  const { ctx, order, paymentId } = await paid(standIn, "id");
  order.state = "refunded";
  const first = await standIn.webhook(order);
  const second = { ...first, body: first.body.replace(/"refund_amount":"\d+/, '"refund_amount":"99') };
  await takePaymentWebhook(ctx, standIn.provider, first);
  const [event] = await onTheList(paymentId);
  await resolvePaymentEvent(db, event!.id, lineOf(SYSTEM, { action: "payment.resolve", target: event!.id }));
  await takePaymentWebhook(ctx, standIn.provider, first);
  expect(await onTheList(paymentId)).toEqual([]);
  await takePaymentWebhook(ctx, standIn.provider, second);
  expect(await onTheList(paymentId)).toHaveLength(1);
});

it.each(SERVICES)(
  "%s: a payment that the service does not know waits, or is an operator's to look at",
  async (_, make, locale) => {
    const standIn = make();
    const { ctx, order, invoiceId } = await begun(standIn, locale);
    const known = await standIn.webhook(order);
    // As services do that try whether anybody listens.
    const invented = await standIn.webhook({ ...order, orderId: crypto.randomUUID(), reference: "sample-1" });
    standIn.orders.clear();
    expect(await takePaymentWebhook(ctx, standIn.provider, known)).toBe("noted");
    expect(await takePaymentWebhook(ctx, standIn.provider, invented)).toBe("unknown");
    expect(await listPayments(db, ctx.tenantId, invoiceId)).toMatchObject([{ state: "pending" }]);
  },
);
