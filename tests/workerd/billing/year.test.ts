import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq, sql as raw } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { listOffers } from "../../../db/queries/prices";
import { findSubscription } from "../../../db/queries/subscriptions";
import { getTenant } from "../../../db/queries/tenants";
import { invoices } from "../../../db/schema/invoices";
import { payments } from "../../../db/schema/payments";
import { migrate } from "../../../durable/migrate";
import { openSql } from "../../../durable/sql";
import { readBooks } from "../../../durable/tenant-ledger/books";
import { STEPS } from "../../../durable/tenant-ledger/steps";
import { scale } from "../../../lib/billing/money";
import { sumOf } from "../../../lib/billing/usage-bill";
import { billingPeriod } from "../../../lib/periods";
import { db } from "../../../worker/services/billing/billing.fixture";
import type { Customer } from "./customer";
import { liveAYear, seeded, type YearFigures } from "./year";

/** `npm run prove` asks for a thousand. */
const TENANTS = Number(import.meta.env.VITE_BILLING_TENANTS ?? 30);
const SEED = Number(import.meta.env.VITE_BILLING_SEED ?? 1);

/** Some seconds a tenant on a busy machine. */
const HANGS_AFTER_MS = TENANTS * 60_000;

it(
  "bills a year of many tenants to the last minor unit, whatever fails in between",
  async () => {
    // Bills that wait for outages to end say so in the log, hundreds of times a year.
    vi.spyOn(console, "error").mockImplementation(() => {});
    const sum: YearFigures = { spent: 0, upgrades: 0, downgrades: 0, waited: 0, webhooks: 0, credited: 0 };
    let [lines, paid] = [0, 0];
    for (let seed = 0; seed < TENANTS; seed += 1) {
      const stub = env.LEDGER.getByName(crypto.randomUUID());
      await runInDurableObject(stub, async (_, state) => {
        migrate(state.storage.sql, STEPS);
        const { customer, figures } = await liveAYear(openSql(state.storage.sql), seeded(SEED * 100_000 + seed));
        for (const key of Object.keys(sum) as (keyof YearFigures)[]) sum[key] += figures[key];
        const audited = await auditTenant(customer, figures);
        lines += audited.lines;
        paid += audited.paid;
      });
    }
    // Everything that was to be tried has happened, so that the sums mean something.
    for (const key of ["spent", "upgrades", "downgrades", "webhooks", "credited"] as const)
      expect(sum[key]).toBeGreaterThan(0);
    console.log(
      `FIGURES ${JSON.stringify({ tenants: TENANTS, ...sum, "invoice lines": lines, "invoices paid": paid })}`,
    );
  },
  HANGS_AFTER_MS,
);

/** Ledger = rollups = raw events; lines = units × price; every period billed once; every payment credited once. */
async function auditTenant({ tenantId, sql }: Customer, figures: YearFigures) {
  const books = readBooks(sql, Number.MAX_SAFE_INTEGER).filter(({ kind }) => kind === "message_send");
  const settled = books.reduce((total, book) => total + book.settled, 0);
  expect(settled).toBe(figures.spent);
  for (const { windowStart, granted, settled: units, limit } of books) {
    expect(units).toBeLessThanOrEqual(granted);
    expect(units).toBeLessThanOrEqual(Math.max(limit, granted));
    expect(await unitsOf("usage_hourly", { tenantId, windowStart })).toBe(units);
    expect(await unitsOf("usage_events", { tenantId, windowStart })).toBe(units);
  }
  const all = await db.select().from(invoices).where(eq(invoices.tenantId, tenantId));
  for (const { lines, subtotal, tax, total } of all) {
    expect(sumOf(lines)).toBe(subtotal);
    expect(total).toBe(subtotal + tax);
  }
  await auditOverage(tenantId, new Map(books.map((book) => [book.windowStart, book.settled])));
  const payed = all.filter(({ state }) => state === "paid");
  const credited = await db.select().from(payments).where(eq(payments.tenantId, tenantId));
  const creditedAmount = credited
    .filter(({ state }) => state === "paid")
    .reduce((total, { amount }) => total + amount, 0);
  expect(creditedAmount).toBe(payed.reduce((total, { total: amount }) => total + amount, 0));
  expect(figures.credited).toBe(payed.length);
  return { lines: all.flatMap(({ lines }) => lines).length, paid: payed.length };
}

async function unitsOf(
  table: "usage_hourly" | "usage_events",
  { tenantId, windowStart }: { tenantId: string; windowStart: number },
) {
  const { rows } = await db.execute<{ units: string }>(raw`
    select coalesce(sum(units), 0) as units from ${raw.identifier(table)}
    where tenant_id = ${tenantId} and kind = 'message_send' and window_start = ${new Date(windowStart).toISOString()}`);
  return Number(rows[0]?.units);
}

/** Every closed period has one bill, in an unbroken row, and its overage is its units beyond the plan's, at its price. */
async function auditOverage(tenantId: string, settled: ReadonlyMap<number, number>): Promise<void> {
  const [tenant, subscription, offers] = await Promise.all([
    getTenant(db, tenantId),
    findSubscription(db, tenantId),
    listOffers(db),
  ]);
  if (!subscription) return;
  const all = await db.select().from(invoices).where(eq(invoices.tenantId, tenantId));
  const bills = new Map(all.map((invoice) => [invoice.reason, invoice]));
  const anchor = tenant.periodAnchor.toISOString();
  for (
    let { start, end } = billingPeriod(anchor, tenant.periodAnchor.getTime());
    end <= subscription.billedUntil.getTime();
  ) {
    const bill = bills.get(`period:${new Date(start).toISOString()}`);
    const units = settled.get(start) ?? 0;
    for (const line of bill?.lines ?? []) {
      if (line.item !== "overage") continue;
      const included = offers
        .map(({ prices }) => prices[subscription.currency])
        .find((price) => price?.overagePerThousand.message_send === line.pricePerThousand)?.included.message_send;
      expect(line.units).toBe(units - (included ?? Number.NaN));
      expect(line.amount).toBe(scale(line.pricePerThousand, { numerator: line.units, denominator: 1_000 }));
    }
    if (bill) expect(bill.periodStart.getTime()).toBe(end);
    ({ start, end } = billingPeriod(anchor, end));
  }
}
