import { type QuotaKind, UNLEASED_KINDS } from "../../lib/quota";

/** Below this limit a lease would strand a noticeable part of it. */
const SMALLEST_LEASED_LIMIT = 100;
/** The part of what is left that one lease may take: leases shrink to single grants as the limit comes near. */
const SHARE_OF_ROOM = 16;
const LARGEST_LEASE = 2_000;

/** How long a lease may be spent. An isolate gives the rest back at once, so idle credit is usable again within 5 s. */
export const LEASE_MS = 3_500;

/** Units to grant: at least `need`, at most `wish`, and small against what is left. Zero when `need` does not fit. */
export function leaseSize(ask: { kind: QuotaKind; need: number; wish: number; limit: number; room: number }): number {
  const { kind, need, limit, room } = ask;
  if (need > room) return 0;
  if (UNLEASED_KINDS.has(kind) || limit < SMALLEST_LEASED_LIMIT) return need;
  const most = Math.min(Math.floor(room / SHARE_OF_ROOM), LARGEST_LEASE);
  return Math.max(need, Math.min(ask.wish, most));
}
