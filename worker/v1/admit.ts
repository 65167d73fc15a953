import { Problem } from "../../lib/problem";
import { config } from "../env";
import type { Caller, Target } from "./cache";
import { type Call, fromLedger, ledgerDoor } from "./call";
import { borrow, type Credit, purseOf, quotaLeft, spend } from "./leases";
import { takeToken } from "./purse/burst";
import type { Route } from "./routes/route";

/** Step 4: may they. What key, account and plan allow. */
export function checkAccess(call: Call, caller: Caller, route: Route): void {
  checkStanding(caller, route);
  checkFeature(caller, { route, target: call.target });
}

/** The burst limit counts every call of a known key, those for rows and instances that do not exist too. */
export function checkBurst(call: Call, { ledger, grant }: Caller): void {
  const wait = takeToken(purseOf(ledger), grant.burst, call.startedAt);
  if (wait > 0) throw new Problem("burst_exceeded", "Too many calls at once.", { retryAfter: wait });
}

function checkStanding({ grant }: Caller, route: Route): void {
  if (!grant.scopes.includes(route.scope)) {
    throw new Problem("forbidden", `This key lacks the scope "${route.scope}".`);
  }
  if (grant.status === "suspended") throw new Problem("tenant_suspended", "This account is suspended.");
  if (grant.status === "past_due" && route.kind === "message_send") {
    const where = `${config.dashboardUrl}/plan/invoices?tenant=${grant.tenantId}`;
    throw new Problem("payment_required", `Sending is paused until the open invoice is paid: ${where}`);
  }
}

function checkFeature({ grant }: Caller, { route, target }: { route: Route; target?: Target }): void {
  if (route.policy === "deny") throw new Problem("forbidden", `${route.method} ${route.path} is not offered here.`);
  if (route.policy !== "gated" || !route.feature) return;
  if (!grant.features.includes(route.feature)) {
    throw new Problem("feature_not_in_plan", `Your plan does not include "${route.feature}".`);
  }
  if (route.dedicatedOnly && !target?.instance.server.dedicated && !target?.instance.server.sandbox) {
    throw new Problem("feature_not_in_plan", `"${route.feature}" needs a dedicated server.`);
  }
}

/** The units that a call costs, subtracted before it is made: from the credit that this isolate holds, if there is enough. */
export const payFromPurse = (call: Call, caller: Caller, route: Route): Credit | undefined =>
  spend(ledgerDoor(call, caller), purseOf(caller.ledger), priceOf(call, route));

/** The same from the ledger. Fails closed: without it nobody knows what is left. */
export async function payAtLedger(call: Call, caller: Caller, route: Route): Promise<Credit> {
  const purse = purseOf(caller.ledger);
  const credit = await fromLedger(borrow(ledgerDoor(call, caller), purse, priceOf(call, route)));
  if (credit) return credit;
  const state = quotaLeft(purse, route.kind);
  const untilReset = state ? Math.ceil((state.windowEnd - call.startedAt) / 1_000) : 60;
  // Credit that other isolates hold comes back within seconds; only then is the quota really used up.
  const retryAfter = state && state.outstanding >= route.weight ? RETURNS_WITHIN_S : Math.max(1, untilReset);
  throw new Problem("quota_exceeded", `The quota for ${route.kind} is used up.`, { retryAfter });
}

const priceOf = ({ startedAt }: Call, { kind, weight }: Route) => ({ kind, units: weight, now: startedAt });

const RETURNS_WITHIN_S = 5;
