import { explainConstraints } from "../../../db/constraint";
import { findErasure } from "../../../db/queries/erasure";
import { insertInvoiceStatement } from "../../../db/queries/invoices";
import { closePeriodStatement, findSubscription, moveToPlanStatement } from "../../../db/queries/subscriptions";
import { getTenant, type TenantWithPlan } from "../../../db/queries/tenants";
import { sumUsageByKind } from "../../../db/queries/usage-sums";
import type { NewInvoice } from "../../../db/schema/invoices";
import type { Subscription } from "../../../db/schema/subscriptions";
import { type BillLine, sumOf, usageBill } from "../../../lib/billing/usage-bill";
import type { Seller } from "../../../lib/contract/seller";
import { uuidv7 } from "../../../lib/ids";
import { ledgerName } from "../../../lib/ledger-name";
import { billingPeriod, type Span } from "../../../lib/periods";
import { Problem } from "../../../lib/problem";
import { QUOTA_KINDS } from "../../../lib/quota";
import { audit, SYSTEM } from "../audit/audit";
import type { ServiceContext } from "../context";
import { tellLedgers } from "../tenants/tell-ledgers";
import { billTo } from "./change-plan";
import { issuedNotice } from "./issued-notice";
import { sellerOf } from "./seller";
import { billedPrice, DAY_MS, TERM_DAYS } from "./terms";

/** `waiting`: the ledger has not told Postgres everything yet, so a bill would be too small. Ask again later. */
export type Closed = { state: "closed"; invoiceId: string | null } | { state: "waiting" } | { state: "nothing_due" };

/**
 * Ends a tenant's oldest period that is over: bills what was used beyond the plan, and the next period's plan. Safe to
 * call at any time and as often as one likes; several missed periods take as many calls.
 */
export async function closePeriod(ctx: ServiceContext, tenantId: string, now = Date.now()): Promise<Closed> {
  const { db, env } = ctx;
  const [tenant, subscription] = await Promise.all([getTenant(db, tenantId), findSubscription(db, tenantId)]);
  if (!subscription) return { state: "nothing_due" };
  const anchor = tenant.periodAnchor.toISOString();
  const period = billingPeriod(anchor, subscription.billedUntil.getTime());
  if (now < period.end + SETTLING_MS) return { state: "nothing_due" };

  // Whoever is about to be erased has no next period; if they change their mind, it is billed then.
  if (await findErasure(db, tenantId)) return { state: "nothing_due" };

  const used = await sumUsageByKind(db, tenantId, new Date(period.start));
  if (!(await hasSettled(env, tenantId, { period, used }))) {
    if (now > period.end + DAY_MS) console.error({ event: "period_waits", tenantId, since: new Date(period.end) });
    return { state: "waiting" };
  }

  const nextPlanId = subscription.nextPlanId ?? tenant.planId;
  const [lines, seller] = await Promise.all([billOf(ctx, { tenant, subscription, nextPlanId, used }), sellerOf(db)]);
  const next = billingPeriod(anchor, period.end);
  const invoice =
    sumOf(lines) > 0 ? periodInvoice({ tenant, subscription, seller, lines, period, next, now }) : undefined;
  const system = { db, tenantId, actor: SYSTEM };
  const moved = nextPlanId !== tenant.planId;
  try {
    await explainConstraints(
      db.batch([
        closePeriodStatement(db, tenantId, { start: new Date(period.start), end: new Date(period.end) }),
        ...(invoice ? [insertInvoiceStatement(db, tenantId, invoice), issuedNotice(db, tenantId, invoice)] : []),
        ...(moved
          ? [
              moveToPlanStatement(db, tenantId, { from: tenant.planId, to: nextPlanId }),
              audit(system, { action: "plan.downgraded", target: nextPlanId, before: { planId: tenant.planId } }),
            ]
          : []),
      ]),
      { invoices_tenant_id_reason_key: ["conflict", "This period was billed by somebody else."] },
    );
  } catch (error) {
    // Two closed it at once: the other one's invoice stands.
    if (error instanceof Problem && error.code === "conflict") return { state: "waiting" };
    throw error;
  }
  if (moved) await tellLedgers(ctx, tenantId);
  return { state: "closed", invoiceId: invoice?.id ?? null };
}

/** Calls that began in a period may end this long after it. */
const SETTLING_MS = 180_000;

/** Whether Postgres has every unit that the ledger has settled for the period, and no lease of it is still out. */
async function hasSettled(
  env: Env,
  tenantId: string,
  { period, used }: { period: Span; used: Partial<Record<string, number>> },
): Promise<boolean> {
  const books = await env.LEDGER.getByName(ledgerName(tenantId, "live")).books();
  const window = new Map(
    books.filter(({ windowStart }) => windowStart === period.start).map((book) => [book.kind, book]),
  );
  return QUOTA_KINDS.every((kind) => {
    const { settled = 0, live = 0 } = window.get(kind) ?? {};
    return live === 0 && settled === (used[kind] ?? 0);
  });
}

interface Ended {
  tenant: TenantWithPlan;
  subscription: Subscription;
  nextPlanId: string;
  used: Awaited<ReturnType<typeof sumUsageByKind>>;
}

/** Use is paid afterwards, at the ended plan's price; the plan beforehand, at the next one's. */
async function billOf({ db }: ServiceContext, { tenant, subscription, nextPlanId, used }: Ended): Promise<BillLine[]> {
  const { currency } = subscription;
  const [ended, next] = await Promise.all([
    billedPrice(db, tenant.planId, currency),
    billedPrice(db, nextPlanId, currency),
  ]);
  const terms = { planId: tenant.planId, price: { ...ended, amount: 0 }, included: ended.included };
  const overages = usageBill(terms, used).filter(({ item }) => item === "overage");
  return next.amount > 0 ? [{ item: "plan", planId: nextPlanId, amount: next.amount }, ...overages] : overages;
}

interface Bill {
  tenant: TenantWithPlan;
  subscription: Subscription;
  seller: Seller;
  lines: BillLine[];
  period: Span;
  next: Span;
  now: number;
}

function periodInvoice({ tenant, subscription, seller, lines, period, next, now }: Bill): NewInvoice {
  const total = sumOf(lines);
  return {
    id: uuidv7(now),
    reason: `period:${new Date(period.start).toISOString()}`,
    currency: subscription.currency,
    periodStart: new Date(next.start),
    periodEnd: new Date(next.end),
    lines,
    subtotal: total,
    tax: 0,
    total,
    state: "open",
    billTo: billTo(subscription, { name: tenant.name, email: "" }),
    seller,
    issuedAt: new Date(now),
    dueAt: new Date(now + TERM_DAYS * DAY_MS),
  };
}
