import type { Lease } from "../../../durable/tenant-ledger/messages";
import { uuidv7 } from "../../../lib/ids";
import type { UsageEvent } from "../../../lib/usage-event";
import { addLeases } from "./credits";
import type { Purse } from "./purse";

export const NOW = 1_800_000_000_000;
export const UNTIL = NOW + 3_500;
export const WINDOW = NOW - 86_400_000;

export const leaseOf = (units: number, changes: Partial<Lease> = {}): Lease => ({
  id: uuidv7(NOW),
  kind: "message_send",
  units,
  until: UNTIL,
  windowStart: WINDOW,
  ...changes,
});

/** The purse has these now; answers the first. */
export function hold(purse: Purse, lease: Lease, ...more: Lease[]): Lease {
  addLeases(purse, [lease, ...more]);
  return lease;
}

export const newEvent = (): UsageEvent => ({
  id: uuidv7(NOW),
  keyId: "k",
  route: "GET /",
  kind: "api_call",
  units: 1,
  outcome: "charged",
  status: 200,
  upstreamMs: 1,
  totalMs: 1,
});
