import { and, eq, isNotNull, lte, type SQL, sql } from "drizzle-orm";
import type { Db } from "../client";
import { planPrices } from "../schema/plan-prices";
import { type Subscription, subscriptions } from "../schema/subscriptions";
import { tenants } from "../schema/tenants";

export async function findSubscription(db: Db, tenantId: string): Promise<Subscription | undefined> {
  const [row] = await db.select().from(subscriptions).where(eq(subscriptions.tenantId, tenantId));
  return row;
}

type FreshSubscription = Omit<typeof subscriptions.$inferInsert, "tenantId">;
type SubscriptionChange = Partial<Pick<Subscription, "nextPlanId" | "currency">>;

/** Makes the row of a tenant that has never paid, or changes it. */
export const upsertSubscriptionStatement = (
  db: Db,
  tenantId: string,
  { fresh, change }: { fresh: FreshSubscription; change: SubscriptionChange },
) =>
  db
    .insert(subscriptions)
    .values({ ...fresh, ...change, tenantId })
    .onConflictDoUpdate({
      target: subscriptions.tenantId,
      set: { ...change, version: sql`${subscriptions.version} + 1` },
    });

/** Makes the row of a tenant that has never paid. One that is there stays as it is. */
export const insertSubscriptionStatement = (db: Db, tenantId: string, fresh: FreshSubscription) =>
  db
    .insert(subscriptions)
    .values({ ...fresh, tenantId })
    .onConflictDoNothing();

/** The version of details that nobody has given yet. */
export const FIRST_DETAILS = 1;

type BillingDetailsChange = Pick<Subscription, "billingName" | "billingAddress" | "taxId" | "billingEmail">;

/** Changes whom invoices are made out to, or violates `subscriptions_details_version_check` where they are at another version. */
export function updateDetailsStatement(
  db: Db,
  tenantId: string,
  { version, change }: { version: number | undefined; change: BillingDetailsChange },
) {
  const { detailsVersion } = subscriptions;
  const next: SQL =
    version === undefined
      ? sql`${detailsVersion} + 1`
      : sql`case when ${detailsVersion} = ${version}::integer then ${detailsVersion} + 1 else 0 end`;
  return db
    .update(subscriptions)
    .set({ ...change, detailsVersion: next })
    .where(eq(subscriptions.tenantId, tenantId))
    .returning();
}

/** Moves on to the next period, unless somebody has done so already. A waiting downgrade is over with it. */
export const closePeriodStatement = (db: Db, tenantId: string, { start, end }: { start: Date; end: Date }) =>
  db
    .update(subscriptions)
    .set({ billedUntil: end, nextPlanId: null, version: sql`${subscriptions.version} + 1` })
    .where(and(eq(subscriptions.tenantId, tenantId), eq(subscriptions.billedUntil, start)));

/**
 * Tenants whose running period began at least `days` ago, oldest first, a page at a time: a superset of those with a
 * period to close, since months have 28 to 31 days. For the cron trigger only.
 */
export function listDueSubscriptions(db: Db, { before, limit }: { before: Date; limit: number }) {
  return db
    .select({ tenantId: subscriptions.tenantId })
    .from(subscriptions)
    .where(lte(subscriptions.billedUntil, before))
    .orderBy(subscriptions.billedUntil)
    .limit(limit);
}

/** Tenants on a plan with a price that nobody has chosen: an operator gave it to them, or gave it a price. */
export function listUnsubscribed(db: Db, { tenantId, limit }: { tenantId?: string; limit: number }) {
  const isSubscribed = sql`exists (select 1 from ${subscriptions} where ${subscriptions.tenantId} = ${tenants.id})`;
  const isPriced = sql`exists (
    select 1 from ${planPrices}
    where ${planPrices.planId} = ${tenants.planId}
      and (${planPrices.amount} > 0 or ${planPrices.overagePerThousand} <> '{}'))`;
  return db
    .select({ tenantId: tenants.id, locale: tenants.locale, periodAnchor: tenants.periodAnchor })
    .from(tenants)
    .where(and(tenantId === undefined ? undefined : eq(tenants.id, tenantId), sql`not ${isSubscribed}`, isPriced))
    .orderBy(tenants.id)
    .limit(limit);
}

/** Takes back a downgrade that waits for the end of the period. */
export async function dropNextPlan(db: Db, tenantId: string): Promise<void> {
  await db
    .update(subscriptions)
    .set({ nextPlanId: null, version: sql`${subscriptions.version} + 1` })
    .where(and(eq(subscriptions.tenantId, tenantId), isNotNull(subscriptions.nextPlanId)));
}

/** Puts a tenant on another plan, unless somebody else has moved it meanwhile. */
export const moveToPlanStatement = (db: Db, tenantId: string, { from, to }: { from: string; to: string }) =>
  db
    .update(tenants)
    .set({ planId: to, version: sql`${tenants.version} + 1`, updatedAt: new Date() })
    .where(and(eq(tenants.id, tenantId), eq(tenants.planId, from)));
