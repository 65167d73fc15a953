import { DurableObject } from "cloudflare:workers";
import type { PacedSend, PacingQueue } from "../../lib/contract/pacing";
import { describeError } from "../../lib/describe-error";
import type { WebhookOwner } from "../../lib/webhook-secret";
import { LIFE_MS } from "../send-guard/life";
import { cancelAll, cancelOne } from "./cancel";
import { findRow, type ListQuery, listSends, showSend } from "./follow";
import { createLearn } from "./learn";
import { createMemory } from "./memory";
import type * as messages from "./messages";
import { showQueue } from "./show";
import * as store from "./store";
import { takeIn } from "./take-in";
import { createTeller } from "./tell-endings";
import { holdFor, takeTurn, WATCH_MS } from "./turn";
import { nextWake, RESUME_MS } from "./wake";

const PURGE_BATCH = 1_000;

/**
 * One per number that is paced: its sends, in their order, until the rules let them go. What was taken in is written down
 * before it is answered, leaves one at a time, and is handed to `/v1` under an idempotency key of its own: whoever is killed
 * meanwhile, it is sent at most once, and never forgotten.
 */
export class SendQueue extends DurableObject<Env> {
  #isWorking = false;
  #calls = 0;
  readonly #memory = createMemory(this.ctx.storage);
  readonly #ledger = createLearn(this.env, this.#memory);
  readonly #teller = createTeller(this.env, this.#memory);

  /** Calling it twice with one id, or with one idempotency key in its 24 hours, queues one send. */
  async enqueue(request: messages.EnqueueRequest): Promise<messages.EnqueueReply> {
    this.#calls++;
    await this.#ledger.learn(request.owner);
    const reply = takeIn(this.#memory, request, Date.now());
    await this.#wakeForNext();
    return reply;
  }

  async find(id: string): Promise<PacedSend | null> {
    this.#calls++;
    const row = this.#has() && findRow(this.#memory.sql, id);
    return row ? this.#show(row) : null;
  }

  /** What a call with this `Idempotency-Key` (hashed) has queued in the last 24 hours, or what still waits under it. */
  async findByKey(key: string): Promise<messages.KnownSend | null> {
    this.#calls++;
    const row = this.#has() && store.findByKey(this.#memory.sql, key, Date.now() - LIFE_MS);
    return row ? { send: this.#show(row), fingerprint: row.fingerprint ?? "" } : null;
  }

  /** What waits, in its order, or what is settled, newest first; `limit + 1` says whether there is more. */
  async list(query: ListQuery): Promise<PacedSend[]> {
    this.#calls++;
    return this.#has() ? listSends(this.#memory.sql, this.#memory.facts(), query) : [];
  }

  /** The queue as a whole; null for one in which nothing was ever queued. */
  async summary(): Promise<PacingQueue | null> {
    this.#calls++;
    return this.#has() ? showQueue(this.#memory.sql, this.#memory.facts(), Date.now()) : null;
  }

  /** Only what waits can be cancelled. Cancelling twice is the same as once. */
  async cancel(id: string): Promise<messages.CancelReply> {
    this.#calls++;
    if (!this.#has()) return { ok: false, code: "not_found" };
    const reply = cancelOne(this.#memory, id, Date.now());
    await this.#wakeForNext();
    return reply;
  }

  /** All that waits but what is being sent. Answers how many there were. */
  async cancelAll(): Promise<number> {
    this.#calls++;
    if (!this.#has()) return 0;
    const count = cancelAll(this.#memory, Date.now());
    await this.#wakeForNext();
    return count;
  }

  /** Settings have changed or the number is back: looks again at once. */
  async refresh(): Promise<void> {
    this.#calls++;
    const kept = this.#memory.find();
    if (!kept) return;
    this.#ledger.forget();
    if (kept.hold && !this.#isWorking) this.#memory.keep({ ...kept, hold: null, holds: 0 });
    await this.#ledger.learn(kept.owner);
    if (this.#memory.isOpen) await this.#wakeForNext();
  }

  async counters(): Promise<messages.QueueCounters> {
    return { calls: this.#calls, rowsWritten: this.#memory.storage.rowsWritten };
  }

  /** Forgets everything, also what waits, and leaves nothing in storage, no alarm either. */
  async erase(): Promise<void> {
    await this.#memory.forget();
  }

  override async alarm(): Promise<void> {
    this.#calls++;
    const kept = this.#memory.find();
    if (!kept) return;
    // Whoever works already sets the next alarm; this one is left behind for its death.
    if (this.#isWorking) return this.#memory.storage.setAlarm(Date.now() + WATCH_MS);
    this.#isWorking = true;
    try {
      await this.#work(kept.owner);
    } finally {
      this.#isWorking = false;
    }
    if (!this.#memory.isOpen) return;
    store.deleteOld(this.#memory.sql, Date.now(), PURGE_BATCH);
    await this.#wakeForNext({ isWatched: true });
  }

  /** What ends here is told of here, and what has ended before. */
  async #work(owner: WebhookOwner): Promise<void> {
    try {
      await this.#ledger.learn(owner);
      if (this.#memory.isOpen) await takeTurn({ env: this.env, memory: this.#memory, owner });
    } catch (error) {
      console.warn({ event: "queue_waits", instanceId: owner.instanceId, error: describeError(error) });
      if (this.#memory.isOpen) holdFor(this.#memory, RESUME_MS, null);
    }
    if (this.#memory.isOpen) await this.#teller.tell(owner);
  }

  #has = () => this.#memory.find() !== undefined;

  #show = (row: store.WaitingRow | store.SettledRow) => showSend(this.#memory.sql, this.#memory.facts(), row);

  /** `isWatched`: an alarm that was set may only be the watch over what has ended by now. */
  async #wakeForNext({ isWatched = false } = {}): Promise<void> {
    const due = nextWake(this.#memory, this.#teller.dueAt(), Date.now());
    if (due === null) {
      if (isWatched) await this.ctx.storage.deleteAlarm();
      return;
    }
    if (isWatched) await this.#memory.storage.setAlarm(Math.max(due, Date.now() + 1));
    else await this.#memory.storage.wakeBy(due);
  }
}
