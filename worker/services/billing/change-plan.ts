import { explainConstraints } from "../../../db/constraint";
import { hasOpenUpgrade, insertInvoiceStatement } from "../../../db/queries/invoices";
import { moveToPlanStatement, upsertSubscriptionStatement } from "../../../db/queries/subscriptions";
import type { NewInvoice } from "../../../db/schema/invoices";
import type { Subscription } from "../../../db/schema/subscriptions";
import type { PlanChange, PlanChangePreview } from "../../../lib/contract/billing";
import type { Seller } from "../../../lib/contract/seller";
import { uuidv7 } from "../../../lib/ids";
import { Problem } from "../../../lib/problem";
import { audit } from "../audit/audit";
import type { TenantContext } from "../context";
import { tellLedgers } from "../tenants/tell-ledgers";
import { issuedNotice } from "./issued-notice";
import { type PlannedChange, planChange } from "./preview-plan-change";
import { sellerOf } from "./seller";
import { DAY_MS, TERM_DAYS } from "./terms";

/** An upgrade holds when this returns, its invoice open; a downgrade is noted for the end of the period. */
export async function changePlan(
  ctx: TenantContext,
  request: PlanChange,
  now = Date.now(),
): Promise<{ preview: PlanChangePreview; invoiceId: string | null }> {
  const change = await planChange(ctx, request, now);
  requireBilled(change);
  if (change.preview.direction !== "upgrade") return { preview: await wait(ctx, change), invoiceId: null };
  const invoiceId = await upgrade(ctx, change, now);
  await tellLedgers(ctx, ctx.tenantId);
  return { preview: change.preview, invoiceId };
}

/** A period that is over is billed by the plan it had: a change before that would have it billed by another, and twice. */
function requireBilled({ subscription, period }: PlannedChange): void {
  if (!subscription || subscription.billedUntil.getTime() >= period.start) return;
  throw new Problem("conflict", "The period that has just ended is being billed. Try again in a few minutes.");
}

async function upgrade(ctx: TenantContext, change: PlannedChange, now: number): Promise<string | null> {
  const { db, tenantId } = ctx;
  const { tenant, target, preview } = change;
  if (tenant.status !== "active") {
    throw new Problem("payment_required", "Pay what is open first; then the plan can be changed.");
  }
  if (await hasOpenUpgrade(db, tenantId)) {
    throw new Problem("conflict", "The invoice of the last upgrade is still open. Pay it first.");
  }
  const invoice = preview.total > 0 ? upgradeInvoice(ctx, change, { now, seller: await sellerOf(db) }) : undefined;
  const statements = [
    moveToPlanStatement(db, tenantId, { from: tenant.planId, to: target.id }),
    subscriptionStatement(ctx, change),
    audit(ctx, { action: "plan.upgrade", target: target.id, before: { planId: tenant.planId } }),
    ...(invoice ? [insertInvoiceStatement(db, tenantId, invoice), issuedNotice(db, tenantId, invoice)] : []),
  ] as const;
  await explainConstraints(db.batch([...statements]), {
    invoices_tenant_id_reason_key: ["conflict", "This upgrade was just made."],
  });
  return invoice?.id ?? null;
}

/** Cheaper, or back to what one has: holds from the next period on, or takes a waiting change back. */
async function wait(ctx: TenantContext, change: PlannedChange): Promise<PlanChangePreview> {
  const { tenant, target, preview } = change;
  const action = preview.direction === "same" ? "plan.keep" : "plan.downgrade";
  const parts = { before: { planId: tenant.planId }, after: { from: preview.takesEffect } };
  await ctx.db.batch([subscriptionStatement(ctx, change), audit(ctx, { action, target: target.id, ...parts })]);
  return preview;
}

function subscriptionStatement({ db, actor, tenantId }: TenantContext, change: PlannedChange) {
  const { preview, period, tenant, target } = change;
  const nextPlanId = preview.direction === "downgrade" ? target.id : null;
  const fresh = {
    currency: preview.currency,
    billedUntil: new Date(period.start),
    billingEmail: actor.kind === "user" ? actor.label : "",
    billingName: tenant.name,
  };
  return upsertSubscriptionStatement(db, tenantId, {
    fresh,
    change: { nextPlanId, currency: preview.currency },
  });
}

function upgradeInvoice(
  { actor }: TenantContext,
  change: PlannedChange,
  { now, seller }: { now: number; seller: Seller },
): NewInvoice {
  const { preview, period, tenant, subscription } = change;
  const { currency, lines, tax, total } = preview;
  return {
    id: uuidv7(now),
    // Of two upgrades from the same state, by two clicks or two people, one is made.
    reason: `upgrade:${period.start}:${tenant.version}`,
    currency,
    periodStart: new Date(now),
    periodEnd: new Date(period.end),
    lines,
    subtotal: total,
    tax,
    total: total + tax,
    state: "open",
    billTo: billTo(subscription, { name: tenant.name, email: actor.kind === "user" ? actor.label : "" }),
    seller,
    issuedAt: new Date(now),
    dueAt: new Date(now + TERM_DAYS * DAY_MS),
  };
}

/** Who an invoice is made out to, as it is today. */
export const billTo = (subscription: Subscription | undefined, fallback: { name: string; email: string }) => ({
  name: subscription?.billingName || fallback.name,
  address: subscription?.billingAddress ?? "",
  taxId: subscription?.taxId ?? "",
  email: subscription?.billingEmail || fallback.email,
});
