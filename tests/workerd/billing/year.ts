import { env } from "cloudflare:workers";
import { findInvoice, listInvoices } from "../../../db/queries/invoices";
import { listPayments } from "../../../db/queries/payments";
import { getTenant } from "../../../db/queries/tenants";
import { tenants } from "../../../db/schema/tenants";
import type { Sql } from "../../../durable/sql";
import { ledgerName } from "../../../lib/ledger-name";
import type { StandIn } from "../../../worker/payments/providers/stand-in.fixture";
import { stripeStandIn } from "../../../worker/payments/providers/stripe.fixture";
import { xenditStandIn } from "../../../worker/payments/providers/xendit.fixture";
import { db } from "../../../worker/services/billing/billing.fixture";
import { changePlan } from "../../../worker/services/billing/change-plan";
import { closePeriod } from "../../../worker/services/billing/close-period";
import { startCheckout } from "../../../worker/services/billing/start-checkout";
import { takePaymentWebhook } from "../../../worker/services/billing/take-payment-webhook";
import type { TenantContext } from "../../../worker/services/context";
import { tellLedgers } from "../../../worker/services/tenants/tell-ledgers";
import { type Customer, deliver, ledgersAt, spend } from "./customer";

const DAY = 86_400_000;
const START = Date.UTC(2029, 0, 1);
const DAYS = 396;
const PLANS = ["free", "starter", "business", "scale"];

export interface YearFigures {
  spent: number;
  upgrades: number;
  downgrades: number;
  waited: number;
  webhooks: number;
  credited: number;
}

/** Numbers that a seed decides. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

/** A year of one tenant: it sends, changes its mind about plans, pays late, twice or not, while Postgres comes and goes. */
export async function liveAYear(sql: Sql, random: () => number): Promise<{ customer: Customer; figures: YearFigures }> {
  const clock = { now: START + Math.floor(random() * 28) * DAY };
  const customer: Customer = {
    tenantId: crypto.randomUUID(),
    sql,
    tenant: undefined,
    delivered: new Map(),
    sequence: 0,
  };
  const ctx = await open(customer, clock, random);
  const service = (await getTenant(db, customer.tenantId)).locale === "id" ? xenditStandIn() : stripeStandIn();
  const figures: YearFigures = { spent: 0, upgrades: 0, downgrades: 0, waited: 0, webhooks: 0, credited: 0 };
  let outage = 0;
  for (let day = 0; day < DAYS; day += 1) {
    clock.now += DAY;
    if (random() < 0.5)
      figures.spent += spend(customer, { at: clock.now - DAY / 2, units: Math.ceil(random() ** 3 * 75_000) });
    if (outage === 0 && random() < 0.02) outage = Math.ceil(random() * 4);
    if (outage > 0) outage -= 1;
    if (outage === 0 && random() < 0.15) await deliver(customer, { answerLost: random() < 0.1 });
    if (outage > 0) continue;
    if (random() < 0.03) await changeMind(ctx, { clock, random, figures });
    if (random() < 0.15) await closeAll(ctx, { clock, figures });
    if (random() < 0.08) await payOpen(ctx, { service, random, figures });
  }
  await deliver(customer, { answerLost: false });
  await closeAll(ctx, { clock, figures });
  return { customer, figures };
}

async function open(customer: Customer, clock: { now: number }, random: () => number): Promise<TenantContext> {
  const { tenantId } = customer;
  const locale = random() < 0.6 ? "id" : "en";
  const profile = { name: "Toko", slug: tenantId, region: "apac", timeZone: "Asia/Jakarta", locale, planId: "free" };
  await db.insert(tenants).values({ id: tenantId, ...profile, periodAnchor: new Date(clock.now) });
  const LEDGER = ledgersAt(new Map([[ledgerName(tenantId, "live"), customer]]), () => clock.now);
  const actor = { kind: "user", id: "u", label: "ani@toko.test", ip: null } as const;
  const ctx = { db, env: { ...env, LEDGER }, tenantId, actor };
  await tellLedgers(ctx, tenantId);
  return ctx;
}

interface Scene {
  clock: { now: number };
  random: () => number;
  figures: YearFigures;
}

/** Another plan, where nothing is in the way. */
async function changeMind(ctx: TenantContext, { clock, random, figures }: Scene): Promise<void> {
  const planId = PLANS[Math.floor(random() * PLANS.length)] ?? "free";
  try {
    const { preview } = await changePlan(ctx, { planId }, clock.now);
    if (preview.direction === "upgrade") figures.upgrades += 1;
    if (preview.direction === "downgrade") figures.downgrades += 1;
  } catch (error) {
    // An unpaid upgrade is in the way of the next, and a period that is not billed yet of any change.
    if (!(error instanceof Error) || !/still open|Pay what is open|is being billed/.test(error.message)) throw error;
  }
}

async function closeAll(ctx: TenantContext, { clock, figures }: Pick<Scene, "clock" | "figures">): Promise<void> {
  for (let closed = await closePeriod(ctx, ctx.tenantId, clock.now); closed.state !== "nothing_due"; ) {
    if (closed.state === "waiting") {
      figures.waited += 1;
      return;
    }
    closed = await closePeriod(ctx, ctx.tenantId, clock.now);
  }
}

/** Pays what is open, told once to four times, now and then with forged reports in between. */
async function payOpen(ctx: TenantContext, { service, random, figures }: Omit<Scene, "clock"> & { service: StandIn }) {
  const open = (await listInvoices(db, ctx.tenantId, { limit: 50 })).filter(({ state }) => state === "open");
  for (const { id: invoiceId } of open) {
    await startCheckout(ctx, service.provider, { invoiceId, returnUrl: "https://a.test", notifyUrl: "https://b.test" });
    const [payment] = await listPayments(db, ctx.tenantId, invoiceId);
    const order = payment && service.orders.get(payment.id);
    if (!order) throw new Error("A checkout without a payment");
    const early = await service.webhook(order);
    order.state = "paid";
    const told = await service.webhook(order);
    const forged = await service.webhook(order, { secret: "guessed" });
    const reports = [told, ...[told, early, forged].filter(() => random() < 0.3)];
    const verdicts = await Promise.all(reports.map((report) => takePaymentWebhook(ctx, service.provider, report)));
    figures.webhooks += reports.length;
    figures.credited += verdicts.filter((verdict) => verdict === "credited").length;
    if ((await findInvoice(db, ctx.tenantId, invoiceId))?.state !== "paid") throw new Error("A paid invoice is open");
  }
}
