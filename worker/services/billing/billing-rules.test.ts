import { eq } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { requestErasureStatement } from "../../../db/queries/erasure";
import { findInvoice, listInvoices } from "../../../db/queries/invoices";
import { findSubscription } from "../../../db/queries/subscriptions";
import { getTenant, updateTenantStatus } from "../../../db/queries/tenants";
import { invoices } from "../../../db/schema/invoices";
import { plans } from "../../../db/schema/plans";
import { subscriptions } from "../../../db/schema/subscriptions";
import { tenants } from "../../../db/schema/tenants";
import type { TenantContext } from "../context";
import { db, makeTenant, periodOf } from "./billing.fixture";
import { changePlan } from "./change-plan";
import { closePeriod } from "./close-period";
import { dun } from "./dun";
import { getBilling } from "./get-billing";
import { closeInvoice, markPaid } from "./mark-paid";
import { updateBillingDetails } from "./update-billing-details";

const DAY = 86_400_000;
const invoicesOf = ({ tenantId }: TenantContext) => listInvoices(db, tenantId, { limit: 20 });
const stateOf = async ({ tenantId }: TenantContext, id: string) => (await findInvoice(db, tenantId, id))?.state;

/** A tenant whose last period is over and not billed yet. */
async function unbilled(planId: string) {
  const ctx = await makeTenant({ planId });
  const { start, end } = await periodOf(ctx);
  const paying = { currency: "USD" as const, billingEmail: "ani@toko.test", billingName: "Toko Maju" };
  await db.insert(subscriptions).values({ tenantId: ctx.tenantId, ...paying, billedUntil: new Date(start) });
  return { ctx, end };
}

it("changes no plan while the period that is over waits for its bill: it would be billed twice", async () => {
  const { ctx, end } = await unbilled("starter");
  for (const planId of ["business", "free"]) {
    await expect(changePlan(ctx, { planId }, end + 60_000)).rejects.toMatchObject({ code: "conflict" });
  }
  expect(await getTenant(db, ctx.tenantId)).toMatchObject({ planId: "starter" });
  expect(await closePeriod(ctx, ctx.tenantId, end + 180_000)).toMatchObject({ state: "closed" });
  await changePlan(ctx, { planId: "business" }, end + 180_001);
  const totals = (await invoicesOf(ctx)).map(({ total }) => total).sort((a, b) => a - b);
  // The whole period of what it had, and the difference from the same day on: together the price of the new plan.
  expect(totals).toEqual([1_200, 3_700]);
});

it("says in the log when a bill waits for more than a day, and not before", async () => {
  const { ctx, end } = await unbilled("starter");
  const unheard = [{ kind: "message_send", windowStart: (await periodOf(ctx)).start, settled: 3, live: 0 }];
  const LEDGER = { getByName: () => ({ books: async () => unheard }) } as unknown as Env["LEDGER"];
  const waiting = { ...ctx, env: { ...ctx.env, LEDGER } };
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  for (const late of [DAY / 2, 2 * DAY]) {
    expect(await closePeriod(waiting, ctx.tenantId, end + late)).toEqual({ state: "waiting" });
  }
  const about = logged.mock.calls.flat().filter(({ tenantId }) => tenantId === ctx.tenantId);
  logged.mockRestore();
  expect(about).toEqual([{ event: "period_waits", tenantId: ctx.tenantId, since: new Date(end) }]);
});

it("lets the currency be chosen until the first invoice, also by who has given billing details before", async () => {
  const ctx = await makeTenant({ locale: "en" });
  await updateBillingDetails(ctx, { name: "Toko Maju", address: "", taxId: "", email: "ani@toko.test" });
  expect(await getBilling(ctx)).toMatchObject({ currency: "USD", isCurrencyFixed: false });
  const { preview, invoiceId } = await changePlan(ctx, { planId: "starter", currency: "IDR" });
  expect(preview).toMatchObject({ currency: "IDR" });
  expect(await findInvoice(db, ctx.tenantId, invoiceId!)).toMatchObject({ currency: "IDR", total: preview.total });
  expect(await findSubscription(db, ctx.tenantId)).toMatchObject({ currency: "IDR" });
  expect(await getBilling(ctx)).toMatchObject({ currency: "IDR", isCurrencyFixed: true });
  await expect(changePlan(ctx, { planId: "free", currency: "USD" })).rejects.toMatchObject({
    details: { fields: { currency: expect.anything() } },
  });
});

it("bills nothing for a plan that an operator gave and that is not sold in the tenant's currency", async () => {
  const { ctx, end } = await unbilled("starter");
  const planId = `agreed-${crypto.randomUUID()}`;
  const { plan } = await getTenant(db, ctx.tenantId);
  await db.insert(plans).values({ id: planId, name: "Agreed", definition: plan, active: false });
  await db.update(tenants).set({ planId }).where(eq(tenants.id, ctx.tenantId));
  expect(await getBilling(ctx)).toMatchObject({ planId, total: 0 });
  expect(await closePeriod(ctx, ctx.tenantId, end + 180_000)).toEqual({ state: "closed", invoiceId: null });
});

it("bills no next period to who is about to be erased, and does when they stay", async () => {
  const { ctx, end } = await unbilled("starter");
  const { tenantId } = ctx;
  const eraseAfter = new Date(end + 7 * DAY);
  await db.batch([requestErasureStatement(db, { tenantId, requestedBy: "user:u1", eraseAfter, suspended: true })]);
  expect(await closePeriod(ctx, tenantId, end + 180_000)).toEqual({ state: "nothing_due" });
  expect(await invoicesOf(ctx)).toEqual([]);
  await db.execute(`delete from tenant_erasures where tenant_id = '${tenantId}'`);
  expect(await closePeriod(ctx, tenantId, end + 180_000)).toMatchObject({ state: "closed" });
});

it("takes the money of an invoice that was given up, and can still take that one back", async () => {
  const [payer, forgiven] = [await makeTenant(), await makeTenant()];
  for (const [ctx, act] of [
    [payer, (id: string) => markPaid(payer, { invoiceId: id, note: "transfer" })],
    [forgiven, (id: string) => closeInvoice(forgiven, { invoiceId: id, to: "void", note: "forgiven" })],
  ] as const) {
    const invoiceId = (await changePlan(ctx, { planId: "starter" })).invoiceId!;
    await closeInvoice(ctx, { invoiceId, to: "uncollectible", note: "" });
    await expect(closeInvoice(ctx, { invoiceId, to: "uncollectible", note: "" })).rejects.toMatchObject({
      code: "conflict",
    });
    await updateTenantStatus(db, ctx.tenantId, "past_due");
    await act(invoiceId);
    expect(await getTenant(db, ctx.tenantId)).toMatchObject({ status: "active" });
    await expect(act(invoiceId)).rejects.toMatchObject({ code: "conflict" });
  }
  expect((await invoicesOf(payer)).map(({ state }) => state)).toEqual(["paid"]);
  expect((await invoicesOf(forgiven)).map(({ state }) => state)).toEqual(["void"]);
});

it("numbers the millionth invoice of a year, and lists it before those with shorter numbers", async () => {
  // A year in which no other test issues one.
  const issuedAt = new Date(Date.UTC(2093, 2, 1));
  await db.execute("insert into invoice_counters (year, last) values (2093, 999998) on conflict (year) do nothing");
  const { ctx } = await unbilled("starter");
  for (const month of [0, 1, 2]) {
    const closed = await closePeriod(ctx, ctx.tenantId, issuedAt.getTime() + month * 31 * DAY);
    expect(closed).toMatchObject({ state: "closed" });
  }
  const numbers = (await invoicesOf(ctx)).map(({ number }) => number);
  expect(numbers).toEqual(["2093-1000001", "2093-1000000", "2093-999999"]);
  const after = await listInvoices(db, ctx.tenantId, { before: "2093-1000000", limit: 5 });
  expect(after.map(({ number }) => number)).toEqual(["2093-999999"]);
});

it("reminds of what is newly due, however much lies there unpaid for good", async () => {
  const [hopeless, late] = [await makeTenant(), await makeTenant()];
  const now = Date.now();
  const overdue = async (ctx: TenantContext, values: Partial<typeof invoices.$inferInsert>) => {
    const id = (await changePlan(ctx, { planId: "starter" })).invoiceId!;
    await db.update(invoices).set(values).where(eq(invoices.id, id));
    return id;
  };
  // Older than anything that another test leaves, told all there was to tell, and stopped long ago.
  const given = await overdue(hopeless, { dueAt: new Date(Date.UTC(2001, 0, 1)), reminders: 3 });
  await updateTenantStatus(db, hopeless.tenantId, "past_due");
  const fresh = await overdue(late, { dueAt: new Date(Date.UTC(2002, 0, 1)), reminders: 2 });
  await dun({ db, env: late.env }, now, 1);
  expect(await findInvoice(db, late.tenantId, fresh)).toMatchObject({ reminders: 3 });
  expect(await getTenant(db, late.tenantId)).toMatchObject({ status: "past_due" });
  expect(await stateOf(hopeless, given)).toBe("open");
});
