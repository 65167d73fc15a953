import type { Outcome, UsageEvent } from "../../lib/usage-event";
import { config } from "../env";
import { logRequest, type RequestLine, traceRequest } from "../log-request";
import type { TracedRequest } from "../telemetry/request-spans";
import type { Caller } from "./cache";
import { type Call, ledgerDoor, ledgerOf } from "./call";
import { purseOf, report } from "./leases";
import { keep, refund } from "./purse/credits";
import { rowName } from "./routes";

/** Step 7: count it. Keeps or gives back what the call was paid with, and puts one event on its way. */
export function settle(call: Call, { status, outcome }: End): void {
  const { caller } = call;
  if (!caller) {
    tell(call, { route: UNKNOWN_ROUTE, status, outcome, totalMs: Date.now() - call.startedAt });
    return;
  }
  const isCharged = outcome === "charged" || outcome === "outcome_unknown";
  if (call.credit && isCharged && isSlowSend(call)) call.ctx.waitUntil(countSlow(call, caller, { status, outcome }));
  else count(call, caller, { status, outcome, isCharged });
}

/** A call's end: what the client was answered, and how it is counted. */
interface End {
  status: number;
  outcome: Outcome;
}

/** Keeps or gives back what the call was paid with. */
function count(call: Call, caller: Caller, { status, outcome, isCharged }: End & { isCharged: boolean }): void {
  const { credit, resolved, target } = call;
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
  const { totalMs, upstreamMs } = event;
  tell(call, { tenantId: caller.grant.tenantId, route: event.route, status, totalMs, upstreamMs, outcome });
}

/** Its message may be known and charged already: as a bot's, since no call was heard of that sent it. */
async function countSlow(call: Call, caller: Caller, end: End): Promise<void> {
  const { id: callId, upstreamAt: since, messageId, target } = call;
  const claim = { callId, instanceId: target?.instance.id ?? "", since, messageId };
  // A ledger that does not answer could not be told of the message either.
  const isPaid = await ledgerOf(call, caller)
    .claimSend(claim)
    .catch(() => false);
  count(call, caller, { ...end, isCharged: !isPaid });
}

/** A ledger hears of a call up to two seconds after it, and charges what it has not heard of in five. */
const isSlowSend = ({ resolved, target, upstreamAt }: Call) =>
  resolved?.route.kind === "message_send" && target && upstreamAt > 0 && Date.now() - upstreamAt > SLOW_MS;

const SLOW_MS = 2_500;

/** Those who look after the platform. A key that is not known fills no log: anybody can make one up. */
function tell(call: Call, facts: Omit<RequestLine, "requestId">): void {
  const line = { requestId: call.id, ...facts };
  logRequest(line, call.caller ? line.status >= 400 : line.status >= 500);
  if (config.tracing) traceRequest(line, traced(call), call.ctx);
}

function traced(call: Call): TracedRequest {
  const { method, startedAt, resolved, target, upstreamAt, upstreamMs, upstreamStatus } = call;
  const wasAsked = upstreamAt > 0 || upstreamMs > 0;
  const upstream = wasAsked && {
    serverId: target?.instance.server.id,
    method: resolved?.route.upstream?.method ?? method,
    startedAt: upstreamAt,
    ms: upstreamMs,
    status: upstreamAt > 0 ? upstreamStatus : undefined,
  };
  return { method, startedAt, traceparent: call.headers.get("traceparent"), upstream: upstream || undefined };
}

/** How a call that failed on our side is counted: what may have reached the upstream keeps its charge. */
export const outcomeOfFailure = (call: Call): Outcome => {
  if (call.inDoubt) return "outcome_unknown";
  return call.credit ? "refunded" : "refused";
};

const UNKNOWN_ROUTE = "unknown";
