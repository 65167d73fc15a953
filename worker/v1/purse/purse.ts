import type { Lease, QuotaState } from "../../../durable/tenant-ledger/messages";
import type { QuotaKind } from "../../../lib/quota";
import type { UsageEvent } from "../../../lib/usage-event";

/** What one isolate holds of one ledger, as plain data. The rules for it are the files beside this one; none of them waits. */
export interface Purse {
  /** Names this purse to its ledger; a new purse is a new holder. */
  readonly holder: string;
  held: HeldLease[];
  readonly quota: Map<QuotaKind, QuotaState>;
  readonly demand: Map<QuotaKind, Demand>;
  /** Kind → the ledger has said no until then, to this many units or more. */
  readonly denied: Map<QuotaKind, { until: number; units: number }>;
  /** Kind → somebody asks for more until then. */
  readonly refilling: Map<QuotaKind, number>;
  events: UsageEvent[];
  oldestEventAt: number;
  /** The batch on its way. It keeps its number until it is acknowledged. */
  sending: { batch: EventBatch; since: number } | undefined;
  sequence: number;
  /** Wants whose answer never came: the ledger may have granted what nobody here has. */
  readonly unanswered: Set<string>;
  /** The ledger could not be reached: nobody but a call that needs it asks again before then. */
  retryAt: number;
  bucket: { tokens: number; at: number; share: number } | undefined;
  /** The request that looks after this purse from `waitUntil`, and until when. */
  tender: { id: string; until: number } | undefined;
}

export interface HeldLease extends Lease {
  left: number;
  /** Units of calls that have not ended. */
  inFlight: number;
  /** Zeroed here and given back, or about to be. */
  returned: number;
  /** The part of `returned` that the ledger has heard of. */
  heard: number;
}

/** What calls have wanted, in units: in `second`, so far, and in the one before. */
interface Demand {
  second: number;
  current: number;
  previous: number;
}

/** Events under the number that makes the ledger count them once. */
export interface EventBatch {
  sequence: number;
  events: UsageEvent[];
}

export function newPurse(holder: string): Purse {
  return {
    holder,
    held: [],
    quota: new Map(),
    demand: new Map(),
    denied: new Map(),
    refilling: new Map(),
    events: [],
    oldestEventAt: 0,
    sending: undefined,
    sequence: 0,
    unanswered: new Set(),
    retryAt: 0,
    bucket: undefined,
    tender: undefined,
  };
}
