import { deleteOverdueKept } from "../../../db/queries/kept-invoices";
import { listDueSubscriptions } from "../../../db/queries/subscriptions";
import { describeError } from "../../../lib/describe-error";
import type { ServiceContext } from "../context";
import { closePeriod } from "./close-period";
import { dun } from "./dun";
import { readSilentPayments } from "./read-silent-payments";
import { subscribe } from "./subscribe";
import { DAY_MS } from "./terms";

/** No billing period is shorter. */
const SHORTEST_PERIOD_MS = 28 * DAY_MS;
const TENANTS_PER_RUN = 100;

/** What the cron trigger does for billing: sees that whoever has a plan is billed, closes the periods whose ledger has not done so, asks after payments, reminds of what is due, and forgets invoices of erased tenants in time. */
export async function keepBooks(ctx: ServiceContext, now = Date.now()): Promise<void> {
  await subscribe(ctx, { limit: TENANTS_PER_RUN, now });
  const due = await listDueSubscriptions(ctx.db, {
    before: new Date(now - SHORTEST_PERIOD_MS),
    limit: TENANTS_PER_RUN,
  });
  for (const { tenantId } of due) await closeQuietly(ctx, tenantId, now);
  // What was paid must be known before anybody is reminded of it.
  await readSilentPayments(ctx, now);
  await dun(ctx, now);
  const forgotten = await deleteOverdueKept(ctx.db, new Date(now));
  if (forgotten > 0) console.log({ event: "kept_invoices_forgotten", invoices: forgotten });
}

/** One tenant that cannot be billed now holds up no other. */
async function closeQuietly(ctx: ServiceContext, tenantId: string, now: number): Promise<void> {
  try {
    await closePeriod(ctx, tenantId, now);
  } catch (error) {
    console.error({ event: "period_not_closed", tenantId, error: describeError(error) });
  }
}
