import { expect, it } from "vitest";
import { listInvoices } from "../../../db/queries/invoices";
import { findSubscription } from "../../../db/queries/subscriptions";
import { getTenant, updateTenantStatus } from "../../../db/queries/tenants";
import { ledgerName } from "../../../lib/ledger-name";
import { tellLedgers } from "../tenants/tell-ledgers";
import { db, makeTenant, periodOf, spendMessages } from "./billing.fixture";
import { changePlan } from "./change-plan";
import { planChange } from "./preview-plan-change";

const invoicesOf = (tenantId: string) => listInvoices(db, tenantId, { limit: 20 });

it("upgrades at once: plan, prorated invoice and ledger agree when it returns", async () => {
  const ctx = await makeTenant({ daysIn: 10 });
  const { tenantId } = ctx;
  await tellLedgers(ctx, tenantId);
  const { preview, invoiceId } = await changePlan(ctx, { planId: "starter" });
  expect(preview).toMatchObject({ direction: "upgrade", currency: "IDR" });
  const [invoice] = await invoicesOf(tenantId);
  expect(invoice).toMatchObject({ id: invoiceId, state: "open", total: preview.total, currency: "IDR" });
  expect(invoice?.number).toMatch(/^\d{4}-\d{6}$/);
  const { start, end } = await periodOf(ctx);
  const days = Math.ceil((end - Date.now()) / 86_400_000);
  const whole = Math.round((end - start) / 86_400_000);
  expect(preview.total).toBe(Math.round((149_000 * days) / whole));
  expect(await getTenant(db, tenantId)).toMatchObject({ planId: "starter" });
  const stub = ctx.env.LEDGER.getByName(ledgerName(tenantId, "live"));
  const want = { id: crypto.randomUUID(), kind: "message_send" as const, need: 1, wish: 1 };
  const { quota } = await stub.sync({ isolate: "a", leases: [], wants: [want] });
  expect(quota).toMatchObject([{ kind: "message_send", limit: 10_000 }]);
});

it("shows the price before it is paid, and charges exactly that", async () => {
  const ctx = await makeTenant({ daysIn: 3, locale: "pt-BR" });
  const now = Date.now();
  const { preview } = await planChange(ctx, { planId: "business" }, now);
  const { invoiceId } = await changePlan(ctx, { planId: "business" }, now);
  expect(preview.currency).toBe("BRL");
  expect((await invoicesOf(ctx.tenantId)).find(({ id }) => id === invoiceId)).toMatchObject({
    total: preview.total,
    lines: preview.lines,
  });
});

it("makes one upgrade of two clicks, also at the same moment", async () => {
  const ctx = await makeTenant();
  const twice = await Promise.allSettled([
    changePlan(ctx, { planId: "starter" }),
    changePlan(ctx, { planId: "starter" }),
  ]);
  expect(twice.some(({ status }) => status === "fulfilled")).toBe(true);
  expect(await invoicesOf(ctx.tenantId)).toHaveLength(1);
  const again = await changePlan(ctx, { planId: "starter" });
  expect(again.preview.direction).toBe("same");
  expect(await invoicesOf(ctx.tenantId)).toHaveLength(1);
});

it("lets nobody climb on while the last step is unpaid, or while something is overdue", async () => {
  const ctx = await makeTenant();
  await changePlan(ctx, { planId: "starter" });
  await expect(changePlan(ctx, { planId: "business" })).rejects.toMatchObject({ code: "conflict" });
  const late = await makeTenant();
  await updateTenantStatus(db, late.tenantId, "past_due");
  await expect(changePlan(late, { planId: "starter" })).rejects.toMatchObject({ code: "payment_required" });
});

it("keeps a downgrade for the end of the period, says what will be too much, and can take it back", async () => {
  const ctx = await makeTenant({ planId: "business" });
  const { start, end } = await periodOf(ctx);
  await spendMessages(ctx, { windowStart: start, units: 20_000 });
  const { preview, invoiceId } = await changePlan(ctx, { planId: "starter" });
  expect(invoiceId).toBeNull();
  expect(preview).toMatchObject({
    direction: "downgrade",
    total: 0,
    takesEffect: new Date(end).toISOString(),
  });
  expect(preview.exceeds).toEqual([{ what: "message_send", has: 20_000, allowed: 10_000 }]);
  expect(await getTenant(db, ctx.tenantId)).toMatchObject({ planId: "business" });
  expect(await findSubscription(db, ctx.tenantId)).toMatchObject({ nextPlanId: "starter" });
  await changePlan(ctx, { planId: "business" });
  expect(await findSubscription(db, ctx.tenantId)).toMatchObject({ nextPlanId: null });
});

it("refuses plans that do not exist and currencies that are not sold, naming the field", async () => {
  const ctx = await makeTenant();
  await expect(changePlan(ctx, { planId: "gold" })).rejects.toMatchObject({
    details: { fields: { planId: expect.anything() } },
  });
  await changePlan(ctx, { planId: "starter" });
  await expect(changePlan(ctx, { planId: "free", currency: "USD" })).rejects.toMatchObject({
    details: { fields: { currency: expect.anything() } },
  });
});
