import type { QuotaState, SyncReply, Want } from "../../durable/tenant-ledger/messages";
import { uuidv7 } from "../../lib/ids";
import type { QuotaKind } from "../../lib/quota";
import type { UsageEvent } from "../../lib/usage-event";
import { packBatch } from "./pack-batch";
import * as batches from "./purse/batches";
import type { Credit } from "./purse/credits";
import * as credits from "./purse/credits";
import * as demand from "./purse/demand";
import { isAtRest, nextDue } from "./purse/next-due";
import { newPurse, type Purse } from "./purse/purse";

/**
 * The credit that this isolate holds, by ledger. One of the two places with state: plain data, shared between requests.
 * No promise is shared: a request that needs something asks for itself, and the rest happens in somebody's `waitUntil`.
 */
const purses = new Map<string, Purse>();
const MOST_PURSES = 5_000;

/** The ledger to ask, as one request may: stubs must not outlive the request they were made in. */
export interface LedgerDoor {
  name: string;
  namespace: Env["LEDGER"];
  ctx: Pick<ExecutionContext, "waitUntil">;
}

export function purseOf(ledger: string): Purse {
  const known = purses.get(ledger);
  if (known) return known;
  if (purses.size >= MOST_PURSES) dropIdlePurses();
  const purse = newPurse(crypto.randomUUID());
  purses.set(ledger, purse);
  return purse;
}

/** What one call wants of its quota. */
export interface Ask {
  kind: QuotaKind;
  units: number;
  now: number;
}

/** Credit for one call: from memory when warm, else from the ledger. Undefined when the quota is used up. */
export async function acquire(door: LedgerDoor, purse: Purse, ask: Ask): Promise<Credit | undefined> {
  return spend(door, purse, ask) ?? (await borrow(door, purse, ask));
}

/** Credit from memory, if there is some. The first thing that every call tries, so it counts what calls want. */
export function spend(door: LedgerDoor, purse: Purse, { kind, units, now }: Ask): Credit | undefined {
  demand.countDemand(purse, kind, { units, now });
  const credit = credits.take(purse, kind, { units, now });
  if (credit && demand.runsLow(purse, kind, now)) refill(door, purse, { kind, now });
  return credit;
}

/** Credit from the ledger, where memory has none. Undefined when the quota is used up. */
export async function borrow(door: LedgerDoor, purse: Purse, ask: Ask): Promise<Credit | undefined> {
  const { kind, units, now } = ask;
  const denied = purse.denied.get(kind);
  if (denied && denied.until > now && denied.units <= units) return undefined;
  const first = await askForCredit(door, purse, ask);
  if (!first.isLate) return first.credit;
  // Its window ended while the grant was on its way. That is no refusal: the next window has credit of its own.
  return (await askForCredit(door, purse, ask)).credit;
}

async function askForCredit(door: LedgerDoor, purse: Purse, ask: Ask) {
  const { kind, units, now } = ask;
  const refilling = (purse.refilling.get(kind) ?? 0) > now;
  const want: Want = { id: uuidv7(now), kind, need: units, wish: refilling ? units : demand.wish(purse, kind, units) };
  const reply = await sync(door, purse, [want]);
  // From here to the return nothing waits: what was granted to this call cannot be taken by another.
  const credit = credits.take(purse, kind, { units, now: Date.now() });
  if (!credit && reply.granted.length === 0) {
    purse.denied.set(kind, { until: Date.now() + DENIAL_HOLDS_MS, units });
  }
  return { credit, isLate: !credit && reply.granted.length > 0 };
}

/** Asks for more in the background while there is still some left. */
function refill(door: LedgerDoor, purse: Purse, { kind, now }: { kind: QuotaKind; now: number }): void {
  purse.refilling.set(kind, now + REFILL_TAKES_AT_MOST_MS);
  const want: Want = { id: uuidv7(now), kind, need: 1, wish: demand.wish(purse, kind, 1) };
  const asked = syncQuietly(door, purse, [want]).then(() => {
    purse.refilling.delete(kind);
    return lookAfter(door, purse, { id: want.id, now: Date.now() });
  });
  door.ctx.waitUntil(asked);
}

/** Tells the ledger what there is to tell, and takes in what it grants. Throws when the ledger cannot be reached. */
async function sync(door: LedgerDoor, purse: Purse, wants: Want[]): Promise<SyncReply> {
  const now = Date.now();
  credits.zeroExpired(purse, now);
  const batch = batches.nextBatch(purse, now);
  const leases = credits.reportLeases(purse);
  try {
    const request = { isolate: purse.holder, batch: batch && packBatch(batch), leases, wants };
    const reply = await door.namespace.getByName(door.name).sync(request);
    batches.acknowledge(purse, batch);
    credits.reportsHeard(purse, leases);
    credits.addLeases(purse, reply.granted);
    for (const state of reply.quota) purse.quota.set(state.kind, state);
    if (purse.bucket) purse.bucket.share = reply.burstShare;
    return reply;
  } catch (error) {
    batches.sendingFailed(purse, batch);
    credits.answerLost(purse, wants, Date.now());
    throw error;
  }
}

/** Puts a call's event on its way and sees to it that it, and credit that is over, reach the ledger. */
export function report(door: LedgerDoor, purse: Purse, event: UsageEvent): void {
  const now = Date.now();
  batches.addEvent(purse, event, now);
  if (purse.events.length >= FLUSH_AT_EVENTS && !purse.sending) {
    door.ctx.waitUntil(syncQuietly(door, purse, []));
  }
  const tending = lookAfter(door, purse, { id: event.id, now });
  if (tending) door.ctx.waitUntil(tending);
}

/** One request at a time looks after a purse until it is at rest, or until another request takes over. */
function lookAfter(
  door: LedgerDoor,
  purse: Purse,
  { id, now }: { id: string; now: number },
): Promise<void> | undefined {
  if (purse.tender && purse.tender.until > now) return undefined;
  purse.tender = { id, until: now + TENDER_MS };
  return tend(door, purse, id);
}

async function tend(door: LedgerDoor, purse: Purse, id: string): Promise<void> {
  const end = Date.now() + TENDER_LIVES_MS;
  for (;;) {
    const now = Date.now();
    const due = nextDue(purse, now);
    if (due === undefined || now >= end) break;
    await scheduler.wait(Math.min(Math.max(MIN_PAUSE_MS, due - now), MAX_PAUSE_MS));
    if (purse.tender?.id !== id) return;
    if (isDue(purse)) await syncQuietly(door, purse, []);
    if (purse.tender?.id !== id) return;
  }
  purse.tender = undefined;
}

function isDue(purse: Purse): boolean {
  const now = Date.now();
  const due = nextDue(purse, now);
  return due !== undefined && due <= now;
}

/** In the background a failure is nobody's answer: what was not told is told next time. */
async function syncQuietly(door: LedgerDoor, purse: Purse, wants: Want[]): Promise<void> {
  try {
    await sync(door, purse, wants);
  } catch (error) {
    console.warn({ event: "ledger_sync_waits", error: String(error) });
  }
}

/** What `RateLimit` headers say now: the ledger's last word plus what is left here. */
export function quotaLeft(purse: Purse, kind: QuotaKind): (QuotaState & { left: number }) | undefined {
  const state = purse.quota.get(kind);
  return state && { ...state, left: unitsLeft(purse, state) };
}

/** The ledger's last word plus what is left here. */
export const unitsLeft = (purse: Purse, { kind, remaining }: QuotaState) => remaining + credits.spendable(purse, kind);

function dropIdlePurses(): void {
  for (const [name, purse] of purses) {
    if (isAtRest(purse)) purses.delete(name);
  }
}

export type { Credit, Purse };

/** A tenant at its limit costs its ledger one question a second and isolate, not one a call. */
const DENIAL_HOLDS_MS = 1_000;
const REFILL_TAKES_AT_MOST_MS = 2_000;
const FLUSH_AT_EVENTS = 500;
/** `waitUntil` lives 30 s: a request hands a busy purse on long before. */
const TENDER_MS = 12_000;
const TENDER_LIVES_MS = 24_000;
const MIN_PAUSE_MS = 20;
/** Meanwhile something may happen that is due earlier. */
const MAX_PAUSE_MS = 400;
