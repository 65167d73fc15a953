import type { Lease, LeaseReport, Want } from "../../../durable/tenant-ledger/messages";
import type { QuotaKind } from "../../../lib/quota";
import type { HeldLease, Purse } from "./purse";

// Credit is subtracted in the same turn in which it is found, and a lease that is over is zeroed before its rest is reported.

/** Paid for one call, until `keep` or `refund` says how it ended. */
export interface Credit {
  lease: HeldLease;
  units: number;
}

/** Subtracts at once, or finds nothing. */
export function take(
  purse: Purse,
  kind: QuotaKind,
  { units, now }: { units: number; now: number },
): Credit | undefined {
  for (const lease of purse.held) {
    if (lease.kind !== kind || lease.left < units || now >= lease.until) continue;
    lease.left -= units;
    lease.inFlight += units;
    return { lease, units };
  }
  return undefined;
}

/** The call was accepted, or may have been: its units are spent. */
export function keep({ lease, units }: Credit): void {
  lease.inFlight -= units;
}

/** The call cost nothing: its units can be spent again, or go back if the lease is over. */
export function refund({ lease, units }: Credit, now: number): void {
  lease.inFlight -= units;
  if (now < lease.until) lease.left += units;
  else lease.returned += units;
}

export function addLeases(purse: Purse, leases: readonly Lease[]): void {
  for (const lease of leases) {
    if (purse.held.some(({ id }) => id === lease.id)) continue;
    purse.held.push({ ...lease, left: lease.units, inFlight: 0, returned: 0, heard: 0 });
  }
}

/** Zeroes what may no longer be spent. Only after this may a report give it back. */
export function zeroExpired(purse: Purse, now: number): void {
  for (const lease of purse.held) {
    if (now < lease.until) continue;
    lease.returned += lease.left;
    lease.left = 0;
  }
}

/** What the ledger should hear of leases: cumulative, so that it may hear it twice. */
export function reportLeases(purse: Purse): LeaseReport[] {
  const held = purse.held
    .filter((lease) => isClosed(lease) || lease.returned > lease.heard)
    .map((lease) => ({ id: lease.id, returned: lease.returned, closed: isClosed(lease) }));
  const neverHeld = Array.from(purse.unanswered, (id) => ({ id, returned: Number.MAX_SAFE_INTEGER, closed: true }));
  return [...held, ...neverHeld];
}

/** No answer will come any more. What may have been granted was never held here, so all of it goes back. */
export function answerLost(purse: Purse, wants: readonly Want[], now: number): void {
  purse.retryAt = now + RETRY_AFTER_MS;
  for (const { id } of wants) if (purse.unanswered.size < MOST_UNANSWERED) purse.unanswered.add(id);
}

/** A ledger that does not answer is not to be drowned in questions. */
const RETRY_AFTER_MS = 1_000;
const MOST_UNANSWERED = 1_000;

/** The ledger has heard these reports. */
export function reportsHeard(purse: Purse, reports: readonly LeaseReport[]): void {
  const heard = new Map(reports.map((report) => [report.id, report]));
  purse.retryAt = 0;
  for (const { id } of reports) purse.unanswered.delete(id);
  purse.held = purse.held.filter(({ id }) => !heard.get(id)?.closed);
  for (const lease of purse.held) lease.heard = Math.max(lease.heard, heard.get(lease.id)?.returned ?? 0);
}

/** No call holds a unit of it, and none is left. */
export const isClosed = ({ left, inFlight }: HeldLease) => left === 0 && inFlight === 0;

/** Units of a kind that this purse could still spend. */
export function spendable(purse: Purse, kind: QuotaKind): number {
  let left = 0;
  for (const lease of purse.held) if (lease.kind === kind) left += lease.left;
  return left;
}
