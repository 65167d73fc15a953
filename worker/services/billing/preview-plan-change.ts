import { countBelongings } from "../../../db/queries/belongings";
import { hasInvoices } from "../../../db/queries/invoices";
import { findPlan, isOffered } from "../../../db/queries/plans";
import { findSubscription } from "../../../db/queries/subscriptions";
import { getTenant, type TenantWithPlan } from "../../../db/queries/tenants";
import { sumUsageByKind } from "../../../db/queries/usage-sums";
import type { PlanPrice } from "../../../db/schema/plan-prices";
import type { Subscription } from "../../../db/schema/subscriptions";
import type { Currency } from "../../../lib/billing/money";
import { prorate } from "../../../lib/billing/proration";
import { sumOf } from "../../../lib/billing/usage-bill";
import type { Excess, PlanChange, PlanChangePreview } from "../../../lib/contract/billing";
import type { Plan } from "../../../lib/contract/plan";
import { billingPeriod, type Span } from "../../../lib/periods";
import { Problem } from "../../../lib/problem";
import type { TenantContext } from "../context";
import { billedPrice, currencyFor, priceOf } from "./terms";

/** A change of plan with all that is needed to make it. */
export interface PlannedChange {
  preview: PlanChangePreview;
  tenant: TenantWithPlan;
  subscription: Subscription | undefined;
  target: { id: string; plan: Plan; price: PlanPrice };
  period: Span;
}

/** What a change of plan would cost and break. More expensive is an upgrade and holds at once; cheaper waits for the next period. */
export async function planChange(
  { db, tenantId }: Pick<TenantContext, "db" | "tenantId">,
  { planId, currency: wanted }: PlanChange,
  now: number,
): Promise<PlannedChange> {
  const [tenant, subscription, plan, offered] = await Promise.all([
    getTenant(db, tenantId),
    findSubscription(db, tenantId),
    findPlan(db, planId),
    isOffered(db, planId),
  ]);
  if (!plan || !(offered || planId === tenant.planId)) throw notOffered();
  const currency = await currencyOf({ db, tenantId }, { usual: subscription?.currency, wanted, locale: tenant.locale });
  const [from, price] = await Promise.all([billedPrice(db, tenant.planId, currency), priceOf(db, planId, currency)]);
  const period = billingPeriod(tenant.periodAnchor.toISOString(), now);
  const direction = directionOf(tenant.planId, { planId, before: from.amount, after: price.amount });
  const lines = direction === "upgrade" ? prorate({ from, to: price, period, at: now }) : [];
  const total = Math.max(0, sumOf(lines));
  const takesEffect = new Date(direction === "downgrade" ? period.end : now).toISOString();
  const exceeds = await excess({ db, tenantId }, plan, new Date(period.start));
  const preview = { direction, takesEffect, currency, lines, tax: 0, total, exceeds };
  return { preview, tenant, subscription, target: { id: planId, plan, price }, period };
}

const notOffered = () =>
  new Problem("invalid_request", "There is no such plan.", { fields: { planId: ["is not offered"] } });

/** Whoever was billed in one currency goes on in it; until then it can be chosen. */
async function currencyOf(
  { db, tenantId }: Pick<TenantContext, "db" | "tenantId">,
  { usual, wanted, locale }: { usual: Currency | undefined; wanted: Currency | undefined; locale: string },
): Promise<Currency> {
  const current = usual ?? currencyFor(locale);
  if (!wanted || wanted === current || !(await hasInvoices(db, tenantId))) return wanted ?? current;
  throw new Problem("invalid_request", `This account is billed in ${current}.`, {
    fields: { currency: ["cannot be changed"] },
  });
}

function directionOf(
  current: string,
  { planId, before, after }: { planId: string; before: number; after: number },
): PlanChangePreview["direction"] {
  if (planId === current) return "same";
  return after > before ? "upgrade" : "downgrade";
}

/** What a tenant has, or has used in this period, beyond what a plan allows. */
async function excess({ db, tenantId }: Pick<TenantContext, "db" | "tenantId">, plan: Plan, windowStart: Date) {
  const [has, used] = await Promise.all([countBelongings(db, tenantId), sumUsageByKind(db, tenantId, windowStart)]);
  const standing = (["instances", "keys", "endpoints", "members"] as const).map((what) => ({
    what,
    has: has[what],
    allowed: plan.standing[what],
  }));
  const spent = (["message_send", "api_call", "bot_create"] as const).map((what) => ({
    what,
    has: used[what] ?? 0,
    allowed: plan.limits[what],
  }));
  return [...standing, ...spent].filter(({ has: some, allowed }): boolean => some > allowed) satisfies Excess[];
}
