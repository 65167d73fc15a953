import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { findInvoice } from "../../../db/queries/invoices";
import { listPayments, listUnresolved } from "../../../db/queries/payments";
import { getTenant, updateTenantStatus } from "../../../db/queries/tenants";
import { invoices } from "../../../db/schema/invoices";
import { paymentEvents } from "../../../db/schema/payments";
import { mercadoPagoStandIn } from "../../payments/providers/mercado-pago.fixture";
import { midtransStandIn } from "../../payments/providers/midtrans.fixture";
import type { StandIn } from "../../payments/providers/stand-in.fixture";
import { stripeStandIn } from "../../payments/providers/stripe.fixture";
import { xenditStandIn } from "../../payments/providers/xendit.fixture";
import type { TenantContext } from "../context";
import { db, makeTenant } from "./billing.fixture";
import { changePlan } from "./change-plan";
import { closeInvoice } from "./mark-paid";
import { startCheckout } from "./start-checkout";
import { takePaymentWebhook } from "./take-payment-webhook";

const SERVICES: readonly [string, () => StandIn, string][] = [
  ["Midtrans", () => midtransStandIn(crypto.randomUUID()), "id"],
  ["Xendit", xenditStandIn, "id"],
  ["Mercado Pago", mercadoPagoStandIn, "pt-BR"],
  ["Stripe", stripeStandIn, "en"],
];

const pages = { returnUrl: "https://app.test/billing", notifyUrl: "https://zapin.test/payments/x" };

/** A tenant with an open invoice and a checkout for it. */
async function owing(standIn: StandIn, locale: string) {
  const ctx = await makeTenant({ locale });
  const { invoiceId } = await changePlan(ctx, { planId: "starter" });
  const checkout = await startCheckout(ctx, standIn.provider, { invoiceId: invoiceId!, ...pages });
  const [payment] = await listPayments(db, ctx.tenantId, invoiceId!);
  return { ctx, invoiceId: invoiceId!, checkout, payment: payment!, order: standIn.orders.get(payment!.id)! };
}

const stateOf = async ({ tenantId }: TenantContext, id: string) => (await findInvoice(db, tenantId, id))?.state;

it.each(SERVICES)(
  "%s: a paid checkout credits its invoice once, however often and late it is told",
  async (_, make, locale) => {
    const standIn = make();
    const { ctx, invoiceId, order } = await owing(standIn, locale);
    const early = await standIn.webhook(order);
    order.state = "paid";
    const told = await standIn.webhook(order);
    const verdicts = await Promise.all([1, 2, 3].map(() => takePaymentWebhook(ctx, standIn.provider, told)));
    expect(verdicts.filter((verdict) => verdict === "credited")).toHaveLength(1);
    expect(verdicts.filter((verdict) => verdict === "repeated")).toHaveLength(2);
    expect(await stateOf(ctx, invoiceId)).toBe("paid");
    // The report that it waits comes last: it is read again, and changes nothing.
    expect(await takePaymentWebhook(ctx, standIn.provider, early)).toBe("repeated");
    expect(await stateOf(ctx, invoiceId)).toBe("paid");
  },
);

it.each(SERVICES)("%s: a forged report changes nothing and is counted", async (_, make, locale) => {
  const standIn = make();
  const { ctx, invoiceId, order, payment } = await owing(standIn, locale);
  const forged = await standIn.webhook({ ...order, state: "paid" }, { secret: "guessed" });
  const before = await forgedSoFar(standIn.provider.name);
  expect(await takePaymentWebhook(ctx, standIn.provider, forged)).toBe("forged");
  expect(await forgedSoFar(standIn.provider.name)).toBe(before + 1);
  expect(await stateOf(ctx, invoiceId)).toBe("open");
  expect(await listPayments(db, ctx.tenantId, invoiceId)).toMatchObject([{ id: payment.id, state: "pending" }]);
});

it.each(SERVICES)("%s: a genuine report of a payment that is not made yet credits nothing", async (_, make, locale) => {
  const standIn = make();
  const { ctx, invoiceId, order } = await owing(standIn, locale);
  const claimed = await standIn.webhook({ ...order, state: "paid" });
  expect(await takePaymentWebhook(ctx, standIn.provider, claimed)).toBe("noted");
  expect(await stateOf(ctx, invoiceId)).toBe("open");
});

it.each(SERVICES)("%s: another amount is an operator's business, not a payment", async (_, make, locale) => {
  const standIn = make();
  const { ctx, invoiceId, order, payment } = await owing(standIn, locale);
  Object.assign(order, { state: "paid", amount: order.amount - 1 });
  expect(await takePaymentWebhook(ctx, standIn.provider, await standIn.webhook(order))).toBe("mismatch");
  expect(await stateOf(ctx, invoiceId)).toBe("open");
  expect(await listUnresolved(db, 500)).toContainEqual(
    expect.objectContaining({
      paymentId: payment.id,
      verdict: "mismatch",
      detail: expect.stringContaining("expected"),
    }),
  );
});

it("gives one checkout to two clicks", async () => {
  const standIn = xenditStandIn();
  const { ctx, invoiceId, checkout } = await owing(standIn, "id");
  expect(await startCheckout(ctx, standIn.provider, { invoiceId, ...pages })).toEqual(checkout);
  expect(standIn.orders.size).toBe(1);
});

it("puts a second payment of one invoice on the operator's list, to be given back", async () => {
  const [first, second] = [xenditStandIn(), midtransStandIn()];
  const { ctx, invoiceId, order } = await owing(first, "id");
  await startCheckout(ctx, second.provider, { invoiceId, ...pages });
  const [other] = [...second.orders.values()];
  for (const [service, paid] of [
    [first, order],
    [second, other!],
  ] as const) {
    paid.state = "paid";
    await takePaymentWebhook(ctx, service.provider, await service.webhook(paid));
  }
  expect(await listUnresolved(db, 500)).toContainEqual(
    expect.objectContaining({ paymentId: other!.orderId, detail: expect.stringContaining("paid twice") }),
  );
});

it("puts a payment of an invoice that was taken back on that list, in words of its own", async () => {
  const standIn = xenditStandIn();
  const { ctx, invoiceId, order } = await owing(standIn, "id");
  await closeInvoice(ctx, { invoiceId, to: "void", note: "" });
  order.state = "paid";
  const told = await standIn.webhook(order);
  expect(await takePaymentWebhook(ctx, standIn.provider, told)).toBe("mismatch");
  expect(await takePaymentWebhook(ctx, standIn.provider, told)).toBe("repeated");
  expect(await stateOf(ctx, invoiceId)).toBe("void");
  const [event] = (await listUnresolved(db, 500)).filter(({ paymentId }) => paymentId === order.orderId);
  expect(event?.detail).toMatch(/taken back/);
});

it("restores sending at once when the overdue invoice is paid, and not before", async () => {
  const standIn = xenditStandIn();
  const { ctx, invoiceId, order } = await owing(standIn, "id");
  await db
    .update(invoices)
    .set({ dueAt: new Date(Date.now() - 1_000) })
    .where(eq(invoices.id, invoiceId));
  await updateTenantStatus(db, ctx.tenantId, "past_due");
  await takePaymentWebhook(ctx, standIn.provider, await standIn.webhook(order));
  expect(await getTenant(db, ctx.tenantId)).toMatchObject({ status: "past_due" });
  order.state = "paid";
  await takePaymentWebhook(ctx, standIn.provider, await standIn.webhook(order));
  expect(await getTenant(db, ctx.tenantId)).toMatchObject({ status: "active" });
});

it("never makes a suspended tenant active by a payment", async () => {
  const standIn = xenditStandIn();
  const { ctx, order } = await owing(standIn, "id");
  await updateTenantStatus(db, ctx.tenantId, "suspended");
  order.state = "paid";
  await takePaymentWebhook(ctx, standIn.provider, await standIn.webhook(order));
  expect(await getTenant(db, ctx.tenantId)).toMatchObject({ status: "suspended" });
});

it("opens no checkout of another tenant's invoice, of a paid one, or in a currency the service does not take", async () => {
  const standIn = xenditStandIn();
  const { ctx, invoiceId, order } = await owing(standIn, "id");
  const stranger = await makeTenant();
  await expect(startCheckout(stranger, standIn.provider, { invoiceId, ...pages })).rejects.toMatchObject({
    code: "not_found",
  });
  const brazilian = mercadoPagoStandIn();
  await expect(startCheckout(ctx, brazilian.provider, { invoiceId, ...pages })).rejects.toMatchObject({
    code: "invalid_request",
  });
  order.state = "paid";
  await takePaymentWebhook(ctx, standIn.provider, await standIn.webhook(order));
  await expect(startCheckout(ctx, standIn.provider, { invoiceId, ...pages })).rejects.toMatchObject({
    code: "conflict",
  });
});

async function forgedSoFar(provider: string): Promise<number> {
  const rows = await db.select().from(paymentEvents).where(eq(paymentEvents.provider, provider));
  return rows.filter(({ verdict }) => verdict === "forged").reduce((sum, { times }) => sum + times, 0);
}
