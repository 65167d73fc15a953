import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { findInvoice } from "../../../db/queries/invoices";
import { listPayments } from "../../../db/queries/payments";
import { payments } from "../../../db/schema/payments";
import { mercadoPagoStandIn } from "../../payments/providers/mercado-pago.fixture";
import { db, makeTenant } from "./billing.fixture";
import { changePlan } from "./change-plan";
import { readSilentPayments } from "./read-silent-payments";
import { listCheckouts, startCheckout } from "./start-checkout";

const pages = { returnUrl: "https://app.test/plan/invoices", notifyUrl: "https://zapin.test/payments/mercado_pago" };

async function owing() {
  const standIn = mercadoPagoStandIn();
  const ctx = await makeTenant({ locale: "pt-BR" });
  const { invoiceId } = await changePlan(ctx, { planId: "starter" });
  const start = () => startCheckout(ctx, standIn.provider, { invoiceId: invoiceId!, ...pages });
  return { standIn, ctx, invoiceId: invoiceId!, start };
}

it("answers a Pix code with its end, and lists it as long as it can be paid", async () => {
  const { ctx, invoiceId, start, standIn } = await owing();
  const checkout = await start();
  expect(checkout).toMatchObject({ provider: "mercado_pago", pixCode: expect.stringMatching(/^00020126/) });
  expect(Date.parse(checkout.expiresAt!)).toBeGreaterThan(Date.now() + 3_600_000);
  expect(await listCheckouts(ctx, invoiceId)).toEqual([checkout]);
  expect(await start()).toEqual(checkout);
  await db.update(payments).set({ expiresAt: new Date() }).where(eq(payments.invoiceId, invoiceId));
  expect(await listCheckouts(ctx, invoiceId)).toEqual([]);
  await start();
  expect(standIn.orders.size).toBe(2);
  const stranger = await makeTenant();
  await expect(listCheckouts(stranger, invoiceId)).rejects.toMatchObject({ code: "not_found" });
});

it("credits a payment whose report was lost, and gives up what has ended unpaid", async () => {
  const [paid, left] = [await owing(), await owing()];
  await paid.start();
  await left.start();
  const [lost] = [...paid.standIn.orders.values()];
  lost!.state = "paid";
  [...left.standIn.orders.values()][0]!.state = "failed";
  const at = new Date(Date.now() - 3_600_000);
  for (const { invoiceId } of [paid, left]) {
    await db.update(payments).set({ createdAt: at }).where(eq(payments.invoiceId, invoiceId));
  }
  const standIns = [paid.standIn, left.standIn];
  const fetchPayment = async (reference: string) => {
    const owner = standIns.find(({ orders }) => [...orders.values()].some((order) => order.reference === reference));
    if (!owner) throw new Error("another test's");
    return owner.provider.fetchPayment(reference);
  };
  const ask = () =>
    readSilentPayments(paid.ctx, Date.now(), async (name) =>
      name === "mercado_pago" ? { ...paid.standIn.provider, fetchPayment } : undefined,
    );
  const stateOf = async ({ ctx, invoiceId }: typeof paid) => (await findInvoice(db, ctx.tenantId, invoiceId))?.state;
  await expect.poll(async () => [await ask(), await stateOf(paid)][1]).toBe("paid");
  await ask();
  expect(await stateOf(left)).toBe("open");
  const [given] = await listPayments(db, left.ctx.tenantId, left.invoiceId);
  expect(given?.state).toBe("failed");
});
