import { DurableObject, exports } from "cloudflare:workers";
import type { PacedSend, PacingQueue } from "../../lib/contract/pacing";
import { describeError } from "../../lib/describe-error";
import { ledgerName } from "../../lib/ledger-name";
import type { WebhookOwner } from "../../lib/webhook-secret";
import { migrate } from "../migrate";
import { LIFE_MS } from "../send-guard/life";
import { openSql, type Sql } from "../sql";
import { backoff, conclude, count } from "./conclude";
import { findRow, type ListQuery, listSends, retryWhenFull, showSend } from "./follow";
import type * as messages from "./messages";
import { MOST_BYTES, MOST_WAITING } from "./messages";
import { pickNext, type Standing } from "./pick";
import { dayAt, type Facts, pauseAfter, planNext } from "./plan-next";
import { factsOf, withProfile } from "./profile";
import { hasColdRoom, showQueue, showWaiting } from "./show";
import { STEPS } from "./steps";
import * as store from "./store";

/** The ledger's words about settings are good for so long; a change tells us at once. */
const PROFILE_KEPT_MS = 60_000;
/** How often it looks whether a number is back, at most; it is told as well. */
const CLOSED_AGAIN_MS = 5 * 60_000;
/** Strangers may write first. */
const STRANGERS_AGAIN_MS = 3_600_000;
/** Longer than most dispatches take. */
const WATCH_MS = 20_000;
/** After a dispatch that left no word the guard is asked again, as long as it surely remembers. */
const RESUME_MS = 5_000;
const GUARD_SURE_MS = LIFE_MS - 4 * 3_600_000;
const PURGE_BATCH = 1_000;

/**
 * One per number that is paced: its sends, in their order, until the rules let them go. What was taken in is written down
 * before it is answered, leaves one at a time, and is handed to `/v1` under an idempotency key of its own: whoever is killed
 * meanwhile, it is sent at most once, and never forgotten.
 */
export class SendQueue extends DurableObject<Env> {
  #opened: Sql | undefined;
  #kept: store.Kept | undefined;
  #size: { count: number; bytes: number } | undefined;
  #profileUntil = 0;
  #isWorking = false;
  #calls = 0;
  #alarmsSet = 0;

  /** Calling it twice with one id, or with one idempotency key in its 24 hours, queues one send. */
  async enqueue(request: messages.EnqueueRequest): Promise<messages.EnqueueReply> {
    this.#calls++;
    const { owner, order, idempotency } = request;
    await this.#learn(owner);
    const now = Date.now();
    const known = this.#findKnown(order.id, idempotency?.key, now);
    if (known) {
      if (idempotency && known.fingerprint !== idempotency.fingerprint) return { ok: false, code: "mismatch" };
      return { ok: true, send: this.#show(known) };
    }
    const size = this.#measure();
    if (size.count >= MOST_WAITING || size.bytes + order.bytes > MOST_BYTES) return this.#full(now);
    const { hold } = this.#require();
    // Whoever comes now may be no stranger.
    if (hold?.reason === "cold_cap") this.#keep({ ...this.#require(), hold: null });
    const expiresAt = now + this.#facts().pacing.expireHours * 3_600_000;
    store.insertWaiting(this.#sql, request, { createdAt: now, expiresAt });
    this.#size = { count: size.count + 1, bytes: size.bytes + order.bytes };
    await this.#wakeForNext();
    const row = store.findWaiting(this.#sql, order.id);
    if (!row) throw new Error("what was just queued is not there");
    return { ok: true, send: showWaiting(this.#facts(), row, { ahead: size.count, now }) };
  }

  async find(id: string): Promise<PacedSend | null> {
    this.#calls++;
    const row = this.#has() ? findRow(this.#sql, id) : undefined;
    return row ? this.#show(row) : null;
  }

  /** What a call with this `Idempotency-Key` (hashed) has queued in the last 24 hours, or what still waits under it. */
  async findByKey(key: string): Promise<messages.KnownSend | null> {
    this.#calls++;
    const row = this.#has() && store.findByKey(this.#sql, key, Date.now() - LIFE_MS);
    return row ? { send: this.#show(row), fingerprint: row.fingerprint ?? "" } : null;
  }

  /** What waits, in its order, or what is settled, newest first; `limit + 1` says whether there is more. */
  async list(query: ListQuery): Promise<PacedSend[]> {
    this.#calls++;
    return this.#has() ? listSends(this.#sql, this.#facts(), query) : [];
  }

  /** The queue as a whole; null for one in which nothing was ever queued. */
  async summary(): Promise<PacingQueue | null> {
    this.#calls++;
    return this.#has() ? showQueue(this.#sql, this.#facts(), Date.now()) : null;
  }

  /** Only what waits can be cancelled. Cancelling twice is the same as once. */
  async cancel(id: string): Promise<messages.CancelReply> {
    this.#calls++;
    const now = Date.now();
    const waiting = this.#has() ? store.findWaiting(this.#sql, id) : undefined;
    if (waiting?.state === "queued") {
      this.#settle(waiting, CANCELLED, now);
      await this.#wakeForNext();
    }
    const row = this.#has() ? findRow(this.#sql, id) : undefined;
    if (!row) return { ok: false, code: "not_found" };
    const send = this.#show(row);
    return send.state === "cancelled" ? { ok: true, send } : { ok: false, code: "too_late", send };
  }

  /** All that waits but what is being sent. Answers how many there were. */
  async cancelAll(): Promise<number> {
    this.#calls++;
    if (!this.#has()) return 0;
    const now = Date.now();
    const rows = store.listWaiting(this.#sql, { after: undefined, limit: MOST_WAITING }).filter(isQueued);
    for (const row of rows) this.#settle(row, CANCELLED, now);
    await this.#wakeForNext();
    return rows.length;
  }

  /** Settings have changed or the number is back: looks again at once. */
  async refresh(): Promise<void> {
    this.#calls++;
    const kept = this.#find();
    if (!kept) return;
    this.#profileUntil = 0;
    if (kept.hold && !this.#isWorking) this.#keep({ ...kept, hold: null, holds: 0 });
    await this.#learn(kept.owner);
    await this.#wakeForNext();
  }

  async counters(): Promise<messages.QueueCounters> {
    // Setting an alarm is billed as a row.
    return { calls: this.#calls, rowsWritten: this.#sql.rowsWritten + this.#alarmsSet };
  }

  /** Forgets everything, also what waits, and leaves nothing in storage, no alarm either. */
  async erase(): Promise<void> {
    await this.ctx.storage.deleteAll();
    this.#opened = undefined;
    this.#kept = undefined;
    this.#size = undefined;
  }

  override async alarm(): Promise<void> {
    this.#calls++;
    const kept = this.#find();
    // Whoever works already sets the next alarm.
    if (!kept || this.#isWorking) return;
    this.#isWorking = true;
    try {
      await this.#learn(kept.owner);
      await this.#work(kept.owner);
    } catch (error) {
      console.warn({ event: "queue_waits", instanceId: kept.owner.instanceId, error: describeError(error) });
      if (this.#opened) this.#holdFor(RESUME_MS, null);
    } finally {
      this.#isWorking = false;
    }
    if (!this.#opened) return;
    store.deleteOld(this.#sql, Date.now(), PURGE_BATCH);
    await this.#wakeForNext({ isWatched: true });
  }

  /** One message at most: the pause behind it is the next alarm's. */
  async #work(owner: WebhookOwner): Promise<void> {
    const sending = store.findSending(this.#sql);
    if (sending) return this.#resume(owner, sending);
    this.#expire(Date.now());
    const now = Date.now();
    if (planNext(this.#facts(), now).at > now || !store.firstWaiting(this.#sql)) return;
    const pick = await pickNext(this.#sql, (contacts) => this.#ask(owner, contacts), hasColdRoom(this.#facts(), now));
    if (!this.#opened) return;
    const { pairedAt } = pick;
    if (pairedAt !== this.#require().pairedAt) this.#keep({ ...this.#require(), pairedAt });
    if (pick.kind === "nobody") return;
    if (pick.kind === "closed") return this.#holdClosed();
    if (pick.kind === "strangers") return this.#holdStrangers(Date.now());
    // What was asked for has taken its time, and with `pairedAt` the cap may be another.
    const at = Date.now();
    if (planNext(this.#facts(), at).at > at || (pick.isCold && !hasColdRoom(this.#facts(), at))) return;
    const counted = count(this.#require(), at, pick.isCold);
    this.#keep({ ...counted, nextAt: at + pauseAfter(counted.profile.pacing, pick.row.id), hold: null });
    store.markSending(this.#sql, pick.row.sequence, { at, isCold: pick.isCold });
    const row: store.WaitingRow = { ...pick.row, state: "sending", sendingSince: at, cold: pick.isCold };
    await this.#dispatch(owner, row, { isAgain: false });
  }

  /** Nobody knows how far it came: the guard does, unless so long ago that it may have forgotten. */
  async #resume(owner: WebhookOwner, row: store.WaitingRow): Promise<void> {
    const now = Date.now();
    const { hold } = this.#require();
    if (hold && hold.until > now) return;
    if (now - (row.sendingSince ?? 0) > GUARD_SURE_MS) return this.#conclude(row, FORGOTTEN);
    await this.#dispatch(owner, row, { isAgain: true });
  }

  async #dispatch(owner: WebhookOwner, row: store.WaitingRow, { isAgain }: { isAgain: boolean }): Promise<void> {
    const stored = store.readBody(this.#sql, row.sequence);
    if (!stored) return;
    // Whoever dies from here on has left an alarm behind.
    await this.#setAlarm(Date.now() + WATCH_MS);
    const reply = await exports.PacingDoor.dispatch({ owner, order: { id: row.id, ...row.facts, ...stored }, isAgain });
    if (!this.#opened) return;
    this.#conclude(row, reply);
    // Its event will say so too, but perhaps after the next message to the same contact.
    if (reply.outcome === "sent" && row.cold) await this.#meet(owner, [...row.contacts, ...reply.contacts]);
  }

  #conclude(row: store.WaitingRow, reply: messages.DispatchReply): void {
    this.#keep(conclude(this.#sql, this.#require(), { row, isCold: row.cold, reply, now: Date.now() }));
    this.#size = undefined;
  }

  /** The oldest go first, so whoever is not late stands before nobody who is. */
  #expire(now: number): void {
    for (let row = store.firstWaiting(this.#sql); row && row.expiresAt <= now; row = store.firstWaiting(this.#sql)) {
      if (row.state === "sending") return;
      this.#settle(row, EXPIRED, now);
    }
  }

  #settle(row: store.WaitingRow, ending: store.Ending, settledAt: number): void {
    store.settle(this.#sql, row, { ...ending, settledAt });
    this.#size = undefined;
  }

  #holdClosed(): void {
    const { holds } = this.#require();
    this.#holdFor(backoff(holds + 2, CLOSED_AGAIN_MS), "disconnected");
  }

  /** Only strangers wait: until tomorrow, or until one of them has written. Each of them says why by itself. */
  #holdStrangers(now: number): void {
    const { timeZone, day } = this.#facts();
    this.#holdFor(Math.min(dayAt(day, timeZone, now).end - now, STRANGERS_AGAIN_MS), "cold_cap");
  }

  #holdFor(ms: number, reason: NonNullable<Facts["hold"]>["reason"]): void {
    const kept = this.#require();
    this.#keep({ ...kept, hold: { until: Date.now() + ms, reason }, holds: kept.holds + 1 });
  }

  async #ask(owner: WebhookOwner, contacts: readonly string[]): Promise<Standing> {
    return this.#instanceOf(owner).standing(owner, [...contacts]);
  }

  async #meet(owner: WebhookOwner, contacts: string[]): Promise<void> {
    if (contacts.length > 0) await this.#instanceOf(owner).meet(contacts);
  }

  #instanceOf = ({ tenantId, mode, instanceId }: WebhookOwner) =>
    this.env.INSTANCE.getByName(`${ledgerName(tenantId, mode)}:${instanceId}`);

  /** Without the ledger what it said last holds on; a queue that never heard from it takes nothing in. */
  async #learn(owner: WebhookOwner): Promise<void> {
    const kept = this.#find();
    const now = Date.now();
    if (kept && now < this.#profileUntil) return;
    try {
      const ledger = this.env.LEDGER.getByName(ledgerName(owner.tenantId, owner.mode));
      const profile: messages.PacedProfile | null = await ledger.pacedProfile(owner.instanceId);
      this.#profileUntil = now + PROFILE_KEPT_MS;
      const changed = profile && withProfile(kept, { owner, profile, now });
      if (changed) this.#keep(changed);
      if (!profile && !kept) throw new Error("a queue for a number that the tenant does not have");
    } catch (error) {
      if (!kept) throw error;
      console.warn({ event: "queue_profile_waits", instanceId: owner.instanceId, error: describeError(error) });
    }
  }

  #facts = (): Facts => factsOf(this.#require());

  #findKnown(id: string, key: string | undefined, now: number) {
    const same = findRow(this.#sql, id);
    return same ?? (key === undefined ? undefined : store.findByKey(this.#sql, key, now - LIFE_MS));
  }

  #show = (row: store.WaitingRow | store.SettledRow): PacedSend => showSend(this.#sql, this.#facts(), row);

  #full(now: number): messages.EnqueueReply {
    return { ok: false, code: "full", retryAfter: retryWhenFull(planNext(this.#facts(), now).at, now) };
  }

  #measure() {
    this.#size ??= store.measure(this.#sql);
    return this.#size;
  }

  /** Whoever only asks makes no tables. */
  #find(): store.Kept | undefined {
    if (!this.#opened && !this.#isMade()) return undefined;
    this.#kept ??= store.findKept(this.#sql);
    return this.#kept;
  }

  #isMade(): boolean {
    const tables = this.ctx.storage.sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'kept'");
    return tables.toArray().length > 0;
  }

  /** Whether anything was ever queued here. */
  #has(): boolean {
    return this.#find() !== undefined;
  }

  #require(): store.Kept {
    const kept = this.#find();
    if (!kept) throw new Error("a queue without an owner has nothing to do");
    return kept;
  }

  #keep(kept: store.Kept): void {
    store.putKept(this.#sql, kept);
    this.#kept = kept;
  }

  /** The tables are made at first use, not on waking: an erased queue stays empty. */
  get #sql(): Sql {
    if (!this.#opened) {
      migrate(this.ctx.storage.sql, STEPS);
      this.#opened = openSql(this.ctx.storage.sql);
    }
    return this.#opened;
  }

  /** `isWatched`: an alarm that was set may only be the watch over what has ended by now. */
  async #wakeForNext({ isWatched = false } = {}): Promise<void> {
    const due = this.#nextWake(Date.now());
    const alarm = await this.ctx.storage.getAlarm();
    if (due === null) {
      if (isWatched && alarm !== null) await this.ctx.storage.deleteAlarm();
      return;
    }
    const now = Date.now();
    // An alarm in the past may have been lost in a restart: it is set again.
    if (!isWatched && alarm !== null && alarm > now && alarm <= due) return;
    await this.#setAlarm(Math.max(due, now + 1));
  }

  async #setAlarm(at: number): Promise<void> {
    this.#alarmsSet++;
    await this.ctx.storage.setAlarm(at);
  }

  #nextWake(now: number): number | null {
    const first = store.firstWaiting(this.#sql);
    if (!first) return store.earliestExpiry(this.#sql);
    if (store.findSending(this.#sql)) return Math.max(this.#require().hold?.until ?? 0, now + RESUME_MS);
    return Math.min(planNext(this.#facts(), now).at, first.expiresAt);
  }
}

const isQueued = ({ state }: store.WaitingRow) => state === "queued";

const NOTHING = { code: null, message: null, messageId: null };
const CANCELLED = { ...NOTHING, state: "cancelled" } as const;
const EXPIRED = {
  ...NOTHING,
  state: "failed",
  code: "expired",
  message: "It could not be sent before its time was over.",
} as const;
const FORGOTTEN = { outcome: "unknown", message: "It may have been sent: nobody has heard how it ended." } as const;
