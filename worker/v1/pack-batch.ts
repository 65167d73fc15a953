import type { NumberedBatch, Spending } from "../../durable/tenant-ledger/messages";
import type { UsageEvent } from "../../lib/usage-event";
import type { EventBatch } from "./purse/purse";

/** A batch as its ledger hears it: the events as text, and the sums that the books need. */
export function packBatch({ sequence, events }: EventBatch): NumberedBatch {
  return { sequence, payload: JSON.stringify(events), spent: spendings(events) };
}

function spendings(events: readonly UsageEvent[]): Spending[] {
  const byLease = new Map<string, Spending>();
  for (const { leaseId, kind, windowStart, units } of events) {
    if (units === 0 || leaseId === undefined || windowStart === undefined) continue;
    const known = byLease.get(leaseId);
    if (known) known.units += units;
    else byLease.set(leaseId, { leaseId, kind, windowStart, units });
  }
  return [...byLease.values()];
}
