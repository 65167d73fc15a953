import type { Outcome, UsageEvent } from "../../lib/usage-event";
import { logRequest } from "../log-request";
import { type Call, ledgerDoor } from "./call";
import { keep, refund } from "./credits";
import { purseOf, report } from "./leases";
import { rowName } from "./routes";

/** Step 7: count it. Keeps or gives back what the call was paid with, and puts one event on its way. */
export function settle(call: Call, { status, outcome }: { status: number; outcome: Outcome }): void {
  const { caller, credit, resolved, target } = call;
  if (!caller) return;
  const isCharged = outcome === "charged" || outcome === "outcome_unknown";
  const now = Date.now();
  if (credit && isCharged) keep(credit);
  if (credit && !isCharged) refund(credit, now);
  const route = resolved?.route;
  const event: UsageEvent = {
    id: call.id,
    keyId: caller.grant.keyId,
    instanceId: target?.instance.id,
    route: route ? rowName(route) : UNKNOWN_ROUTE,
    kind: route?.kind ?? "api_call",
    units: credit && isCharged ? credit.units : 0,
    outcome,
    status,
    upstreamMs: call.upstreamMs,
    totalMs: now - call.startedAt,
  };
  if (credit && isCharged) {
    event.leaseId = credit.lease.id;
    event.windowStart = credit.lease.windowStart;
  }
  if (call.messageId !== undefined) event.messageId = call.messageId;
  report(ledgerDoor(call, caller), purseOf(caller.ledger), event);
  const { id: requestId, totalMs, upstreamMs } = event;
  logRequest({ requestId, tenantId: caller.grant.tenantId, route: event.route, status, totalMs, upstreamMs, outcome });
}

/** How a call that failed on our side is counted: what may have reached the upstream keeps its charge. */
export const outcomeOfFailure = (call: Call): Outcome => {
  if (call.inDoubt) return "outcome_unknown";
  return call.credit ? "refunded" : "refused";
};

const UNKNOWN_ROUTE = "unknown";
