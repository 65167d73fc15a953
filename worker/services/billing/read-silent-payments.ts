import { listSilentPayments } from "../../../db/queries/payments";
import { describeError } from "../../../lib/describe-error";
import { findProvider } from "../../payments/providers";
import type { ServiceContext } from "../context";
import { creditFacts } from "./take-payment-webhook";
import { DAY_MS } from "./terms";

/** A service reports within minutes, and all checkouts are over within a day. */
const QUIET_MS = 15 * 60_000;
const LONGEST_MS = 3 * DAY_MS;
const A_RUN = 20;

/** For the cron trigger: asks after checkouts that nobody reported on. A report that was lost costs nobody the payment. */
export async function readSilentPayments(ctx: ServiceContext, now = Date.now(), find = findProvider): Promise<void> {
  const span = { from: new Date(now - LONGEST_MS), until: new Date(now - QUIET_MS) };
  for (const { id, provider: name, reference } of await listSilentPayments(ctx.db, { ...span, limit: A_RUN })) {
    const provider = await find(name);
    if (!provider) continue;
    await creditFacts(ctx, provider, { eventId: `asked:${id}`, reference }).catch((error: unknown) => {
      console.error({ event: "payment_not_read", provider: name, error: describeError(error) });
    });
  }
}
