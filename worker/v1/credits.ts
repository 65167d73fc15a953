import type { Lease, LeaseReport, QuotaState, Want } from "../../durable/tenant-ledger/messages";
import { type QuotaKind, UNLEASED_KINDS } from "../../lib/quota";
import type { UsageEvent } from "../../lib/usage-event";

/**
 * What one isolate holds of one ledger, as plain data and the rules for it. Nothing here waits: credit is subtracted in
 * the same turn in which it is found, and a lease that is over is zeroed before its rest is reported.
 */
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

/** Events under the number that makes the ledger count them once. */
export interface EventBatch {
  sequence: number;
  events: UsageEvent[];
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

/** Paid for one call, until `keep` or `refund` says how it ended. */
export interface Credit {
  lease: HeldLease;
  units: number;
}

interface Demand {
  second: number;
  current: number;
  previous: number;
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

const isClosed = ({ left, inFlight }: HeldLease) => left === 0 && inFlight === 0;

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

/** Units of a kind that this purse could still spend. */
export function spendable(purse: Purse, kind: QuotaKind): number {
  let left = 0;
  for (const lease of purse.held) if (lease.kind === kind) left += lease.left;
  return left;
}

export function addEvent(purse: Purse, event: UsageEvent, now: number): void {
  if (purse.events.length === 0) purse.oldestEventAt = now;
  purse.events.push(event);
}

/** The batch to send now, if any: one at a time, and one that was not acknowledged again under its number. */
export function nextBatch(purse: Purse, now: number): EventBatch | undefined {
  if (purse.sending && now - purse.sending.since < RESEND_AFTER_MS) return undefined;
  if (!purse.sending) {
    if (purse.events.length === 0) return undefined;
    purse.sequence += 1;
    const events = purse.events.splice(0, LARGEST_BATCH);
    purse.oldestEventAt = now;
    purse.sending = { batch: { sequence: purse.sequence, events }, since: now };
  }
  purse.sending.since = now;
  return purse.sending.batch;
}

export function acknowledge(purse: Purse, batch: EventBatch | undefined): void {
  if (batch && purse.sending?.batch.sequence === batch.sequence) purse.sending = undefined;
}

/** The next call may send it again at once. */
export function sendingFailed(purse: Purse, batch: EventBatch | undefined): void {
  if (batch && purse.sending?.batch.sequence === batch.sequence) purse.sending.since = 0;
}

const RESEND_AFTER_MS = 5_000;
const LARGEST_BATCH = 1_000;

/** A token from the burst bucket, or the seconds until there is one. Every call takes one, charged or not. */
export function takeToken(
  purse: Purse,
  { perSecond, capacity }: { perSecond: number; capacity: number },
  now: number,
): number {
  purse.bucket ??= { tokens: capacity, at: now, share: 1 };
  const { bucket } = purse;
  const most = Math.max(1, capacity * bucket.share);
  const rate = Math.max(perSecond * bucket.share, SLOWEST_RATE);
  bucket.tokens = Math.min(most, bucket.tokens + ((now - bucket.at) / 1_000) * rate);
  bucket.at = now;
  if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / rate));
  bucket.tokens -= 1;
  return 0;
}

const SLOWEST_RATE = 0.1;

/** When this purse next has something to tell: ms since the epoch, or undefined when it is at rest. */
export function nextDue(purse: Purse, now: number): number | undefined {
  const due: number[] = [];
  if (purse.sending) due.push(purse.sending.since + RESEND_AFTER_MS);
  if (purse.events.length > 0) {
    const flush = purse.oldestEventAt + FLUSH_MS;
    due.push(purse.sending ? Math.max(flush, now + LOOK_AGAIN_MS) : flush);
  }
  for (const lease of purse.held) {
    if (lease.left > 0 || isClosed(lease)) due.push(lease.until);
    else if (lease.returned > lease.heard) due.push(now);
  }
  if (purse.unanswered.size > 0) due.push(now);
  return due.length > 0 ? Math.max(purse.retryAt, Math.min(...due)) : undefined;
}

/** Nothing is held, owed or in flight: forgetting this purse loses nothing. */
export function isAtRest(purse: Purse): boolean {
  const isEmpty = purse.held.length === 0 && purse.events.length === 0 && purse.unanswered.size === 0;
  return isEmpty && !purse.sending && !purse.tender;
}

/** While a batch is on its way, the next one waits for its acknowledgement. */
const LOOK_AGAIN_MS = 100;
/** Usage that a killed isolate may lose, at most. */
const FLUSH_MS = 1_500;

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
