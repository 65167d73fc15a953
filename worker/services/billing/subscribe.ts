import { insertSubscriptionStatement, listUnsubscribed } from "../../../db/queries/subscriptions";
import { billingPeriod } from "../../../lib/periods";
import type { ServiceContext } from "../context";
import { currencyFor } from "./terms";

interface Which {
  tenantId?: string;
  limit: number;
  now: number;
}

/**
 * Has tenants billed that are on a plan with a price and never chose one: an operator gave it to them, or gave it a price. The
 * running period costs them nothing, the next one is billed.
 */
export async function subscribe({ db }: Pick<ServiceContext, "db">, { now, ...which }: Which): Promise<void> {
  for (const { tenantId, locale, periodAnchor } of await listUnsubscribed(db, which)) {
    const { start } = billingPeriod(periodAnchor.toISOString(), now);
    const nobody = { billingEmail: "", billingName: "" };
    const fresh = { currency: currencyFor(locale), billedUntil: new Date(start), ...nobody };
    await insertSubscriptionStatement(db, tenantId, fresh);
  }
}
