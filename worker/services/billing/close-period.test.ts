import { eq, like } from "drizzle-orm";
import { expect, it } from "vitest";
import { findInvoice, listInvoices } from "../../../db/queries/invoices";
import { findSubscription } from "../../../db/queries/subscriptions";
import { getTenant } from "../../../db/queries/tenants";
import { invoices } from "../../../db/schema/invoices";
import { notices } from "../../../db/schema/notices";
import { subscriptions } from "../../../db/schema/subscriptions";
import type { Books } from "../../../durable/tenant-ledger/messages";
import type { Span } from "../../../lib/periods";
import type { TenantContext } from "../context";
import { db, makeTenant, periodOf, spendMessages } from "./billing.fixture";
import { closePeriod } from "./close-period";
import { dun } from "./dun";

const DAY = 86_400_000;

/** A tenant on the business plan whose running period is the one given, and whose ledger says so much was used. */
async function customer({ settled = 0, live = 0, unheard = 0 } = {}) {
  const used = settled - unheard;
  const ctx = await makeTenant({ planId: "business" });
  const period = await periodOf(ctx);
  await db.insert(subscriptions).values({
    tenantId: ctx.tenantId,
    currency: "USD",
    billedUntil: new Date(period.start),
    billingEmail: "ani@toko.test",
    billingName: "PT Toko Maju",
  });
  if (used > 0) await spendMessages(ctx, { windowStart: period.start, units: used });
  return { ctx: withBooks(ctx, period, { settled, live }), period, end: period.end + 600_000 };
}

/** The same context with a ledger that has these books; what it is told goes to the real one. */
function withBooks(ctx: TenantContext, { start, end }: Span, { settled, live }: { settled: number; live: number }) {
  const book: Books = {
    kind: "message_send",
    windowStart: start,
    windowEnd: end,
    limit: 100_000,
    granted: settled + live,
    settled,
    live,
    stranded: 0,
  };
  const books = { books: async () => (settled + live > 0 ? [book] : []) };
  const LEDGER = {
    getByName: () => books,
    idFromName: (name: string) => ctx.env.LEDGER.idFromName(name),
    get: (id: DurableObjectId) => ctx.env.LEDGER.get(id),
  } as unknown as Env["LEDGER"];
  return { ...ctx, env: { ...ctx.env, LEDGER } };
}

it("bills the next period's plan and what the ended one used beyond its plan", async () => {
  const { ctx, period, end } = await customer({ settled: 51_234 });
  const closed = await closePeriod(ctx, ctx.tenantId, end);
  expect(closed).toMatchObject({ state: "closed", invoiceId: expect.any(String) });
  const [invoice] = await listInvoices(db, ctx.tenantId, { limit: 5 });
  expect(invoice).toMatchObject({
    currency: "USD",
    periodStart: new Date(period.end),
    lines: [
      { item: "plan", planId: "business", amount: 4_900 },
      { item: "overage", kind: "message_send", units: 1_234, pricePerThousand: 100, amount: 123 },
    ],
    total: 5_023,
    billTo: { name: "PT Toko Maju" },
  });
});

it("closes a period once, however many try", async () => {
  const { ctx, end } = await customer({ settled: 60_000 });
  const all = await Promise.all([1, 2, 3, 4].map(() => closePeriod(ctx, ctx.tenantId, end)));
  expect(all.filter(({ state }) => state === "closed").length).toBeGreaterThanOrEqual(1);
  await closePeriod(ctx, ctx.tenantId, end);
  expect(await listInvoices(db, ctx.tenantId, { limit: 5 })).toHaveLength(1);
});

it("waits while leases are out or Postgres has not heard everything", async () => {
  const out = await customer({ settled: 10, live: 5 });
  expect(await closePeriod(out.ctx, out.ctx.tenantId, out.end)).toEqual({ state: "waiting" });
  const unheard = await customer({ settled: 10, unheard: 3 });
  expect(await closePeriod(unheard.ctx, unheard.ctx.tenantId, unheard.end)).toEqual({ state: "waiting" });
  expect(await listInvoices(db, unheard.ctx.tenantId, { limit: 5 })).toEqual([]);
});

it("does nothing before the period is over, and nothing for who never subscribed", async () => {
  const { ctx, period } = await customer();
  expect(await closePeriod(ctx, ctx.tenantId, period.end)).toEqual({ state: "nothing_due" });
  const free = await makeTenant();
  expect(await closePeriod(free, free.tenantId, period.end + DAY)).toEqual({ state: "nothing_due" });
});

it("catches up period by period after a long sleep, losing none", async () => {
  const { ctx, period } = await customer();
  const late = period.end + 95 * DAY;
  const states = [];
  for (let run = 0; run < 5; run += 1) states.push((await closePeriod(ctx, ctx.tenantId, late)).state);
  expect(states).toEqual(["closed", "closed", "closed", "closed", "nothing_due"]);
  const all = await listInvoices(db, ctx.tenantId, { limit: 9 });
  expect(all.map(({ total }) => total)).toEqual([4_900, 4_900, 4_900, 4_900]);
  const starts = all.map(({ periodStart }) => periodStart.getTime()).sort((a, b) => a - b);
  const ends = all.map(({ periodEnd }) => periodEnd.getTime()).sort((a, b) => a - b);
  expect(starts.slice(1)).toEqual(ends.slice(0, -1));
});

it("makes a waiting downgrade hold, and bills the smaller plan", async () => {
  const { ctx, end } = await customer({ settled: 50_500 });
  await db.update(subscriptions).set({ nextPlanId: "starter" }).where(eq(subscriptions.tenantId, ctx.tenantId));
  await closePeriod(ctx, ctx.tenantId, end);
  expect(await getTenant(db, ctx.tenantId)).toMatchObject({ planId: "starter" });
  expect(await findSubscription(db, ctx.tenantId)).toMatchObject({ nextPlanId: null });
  const [invoice] = await listInvoices(db, ctx.tenantId, { limit: 1 });
  expect(invoice?.lines).toEqual([
    { item: "plan", planId: "starter", amount: 1_200 },
    { item: "overage", kind: "message_send", units: 500, pricePerThousand: 100, amount: 50 },
  ]);
});

it("numbers invoices without a gap, also when two of three tries fail", async () => {
  const { ctx } = await customer();
  const other = await customer();
  // A year in which no other test issues or erases one.
  const year = 2091;
  const now = Date.UTC(year, 5, 1);
  const [first] = await Promise.all([1, 2, 3].map(() => closePeriod(ctx, ctx.tenantId, now)));
  expect(first).toBeDefined();
  await closePeriod(other.ctx, other.ctx.tenantId, now);
  const rows = await db
    .select({ number: invoices.number })
    .from(invoices)
    .where(like(invoices.number, `${year}-%`));
  const numbers = rows.map(({ number }) => Number(number.slice(5))).sort((a, b) => a - b);
  expect(numbers.length).toBeGreaterThanOrEqual(2);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

it("reminds three times, then stops sending; each step once", async () => {
  const { ctx, end } = await customer();
  const closed = await closePeriod(ctx, ctx.tenantId, end);
  const id = closed.state === "closed" ? closed.invoiceId! : "";
  const due = (await findInvoice(db, ctx.tenantId, id))!.dueAt.getTime();
  for (const day of [-1, 0, 0, 3, 6, 6]) await dun(ctx, due + day * DAY + 1);
  expect(await getTenant(db, ctx.tenantId)).toMatchObject({ status: "active" });
  await dun(ctx, due + 7 * DAY);
  await dun(ctx, due + 8 * DAY);
  expect(await getTenant(db, ctx.tenantId)).toMatchObject({ status: "past_due" });
  const sent = await db.select().from(notices).where(eq(notices.tenantId, ctx.tenantId));
  expect(sent.map(({ kind }) => kind).sort()).toEqual([
    "invoice.issued",
    "invoice.overdue",
    "invoice.overdue",
    "invoice.overdue",
    "tenant.past_due",
  ]);
});

it("writes one letter where the trigger did not come on the days of the others", async () => {
  const { ctx, end } = await customer();
  const closed = await closePeriod(ctx, ctx.tenantId, end);
  const id = closed.state === "closed" ? closed.invoiceId! : "";
  // Long ago, when no other test had anything due.
  const due = Date.UTC(2006, 2, 1);
  await db
    .update(invoices)
    .set({ dueAt: new Date(due) })
    .where(eq(invoices.id, id));
  for (const day of [4, 4, 30, 30]) await dun(ctx, due + day * DAY);
  const sent = await db.select().from(notices).where(eq(notices.tenantId, ctx.tenantId));
  const letters = sent.map(({ kind, data }) => [kind, (data as { reminder?: number }).reminder]).sort();
  expect(letters).toEqual([
    ["invoice.issued", undefined],
    ["invoice.overdue", 2],
    ["invoice.overdue", 3],
    ["tenant.past_due", undefined],
  ]);
});
