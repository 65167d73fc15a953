import { type QuotaKind, UNLEASED_KINDS } from "../../../lib/quota";
import type { Purse } from "./purse";

/** Remembers what calls want, second by second. */
export function countDemand(purse: Purse, kind: QuotaKind, { units, now }: { units: number; now: number }): void {
  const second = Math.floor(now / 1_000);
  const demand = purse.demand.get(kind);
  if (!demand) {
    purse.demand.set(kind, { second, current: units, previous: 0 });
    return;
  }
  if (demand.second !== second) {
    demand.previous = demand.second === second - 1 ? demand.current : 0;
    demand.current = 0;
    demand.second = second;
  }
  demand.current += units;
}

/** How much to ask for beyond `need`: two seconds of what calls have lately wanted. */
export function wish(purse: Purse, kind: QuotaKind, need: number): number {
  const { current = 0, previous = 0 } = purse.demand.get(kind) ?? {};
  return Math.max(need, 2 * Math.max(current, previous));
}

/** Whether warm calls are about to run dry, so that somebody should ask before one has to wait. */
export function runsLow(purse: Purse, kind: QuotaKind, now: number): boolean {
  const state = purse.quota.get(kind);
  if (UNLEASED_KINDS.has(kind) || !state || state.limit < 100 || state.remaining === 0) return false;
  if ((purse.refilling.get(kind) ?? 0) > now) return false;
  const { current = 0, previous = 0 } = purse.demand.get(kind) ?? {};
  let lasting = 0;
  for (const lease of purse.held) {
    if (lease.kind === kind && lease.until - now > EXPIRES_SOON_MS) lasting += lease.left;
  }
  return lasting < Math.max(current, previous) / 2;
}

const EXPIRES_SOON_MS = 700;
