import { DurableObject } from "cloudflare:workers";
import { rememberAddresses, resolveOverHttps } from "../../lib/resolve-host";
import { parseSecrets } from "../../lib/secrets";
import { migrate } from "../migrate";
import { openSql, type Sql } from "../sql";
import { type AttemptResult, attemptDelivery, type Sender } from "./attempt";
import type { EndpointDocument } from "./endpoint";
import type { AttemptRecord, EnqueueRequest, OutboxState } from "./messages";
import { nextDelay } from "./schedule";
import { STEPS } from "./steps";
import * as store from "./store";

const AT_ONCE = 4;
/** An alarm may run for 15 minutes; what is left then waits for the next. */
const WORK_FOR_MS = 5 * 60_000;
/** While somebody works, the alarm is only there to go on after a crash. */
const WATCH_MS = 2_000;
const KEEP_SETTLED_MS = 72 * 3_600_000;

/**
 * One per webhook endpoint. Holds its events, sealed, until the receiver takes them: at least once, in order of due time, four
 * at a time; one id is queued once. A slow or dead receiver delays nobody but itself.
 */
export class WebhookOutbox extends DurableObject<Env> {
  #opened: Sql | undefined;
  #workers = 0;
  readonly #inFlight = new Set<string>();
  readonly #resolve = rememberAddresses(resolveOverHttps);

  /** Sets where to deliver from now on, also what waits already. A disabled endpoint drops what waits. */
  async configure(endpoint: EndpointDocument): Promise<void> {
    store.putEndpoint(this.#sql, endpoint);
    if (!store.isOpen(this.#sql)) store.cancelWaiting(this.#sql);
    await this.#wakeForNext();
  }

  /** A piece of a body that is too large for one row; it counts once its event is queued. */
  async putPart(part: { id: string; part: number; body: string }): Promise<void> {
    store.putPart(this.#sql, part);
  }

  /** Calling it twice with one id queues one delivery. An endpoint that takes nothing any more drops the events. */
  async enqueue({ endpoint, events }: EnqueueRequest): Promise<void> {
    store.putEndpoint(this.#sql, endpoint);
    const isOpen = store.isOpen(this.#sql);
    const now = Date.now();
    for (const event of events) {
      if (isOpen) store.insertDelivery(this.#sql, event, now);
      else store.deleteParts(this.#sql, event.id);
    }
    this.ctx.waitUntil(this.#workAll());
    await this.#wakeForNext();
  }

  async state(): Promise<OutboxState> {
    return { waiting: store.countWaiting(this.#sql), disabled: store.findEndpoint(this.#sql)?.disabled ?? null };
  }

  /** The last attempts, newest first. */
  async attempts(): Promise<AttemptRecord[]> {
    return store.listAttempts(this.#sql);
  }

  /** Forgets everything and leaves nothing in storage, no alarm either. */
  async erase(): Promise<void> {
    await this.ctx.storage.deleteAll();
    this.#opened = undefined;
  }

  override async alarm(): Promise<void> {
    await this.#workAll();
    if (!this.#opened) return;
    store.deleteSettled(this.#sql, Date.now() - KEEP_SETTLED_MS);
    await this.#wakeForNext();
  }

  /** Brings the workers up to four, and waits for those that it started. */
  async #workAll(): Promise<void> {
    await Promise.all(Array.from({ length: AT_ONCE - this.#workers }, () => this.#work()));
    if (this.#opened) await this.#wakeForNext();
  }

  /** Takes the next due delivery until there is none. */
  async #work(): Promise<void> {
    const sql = this.#sql;
    const until = Date.now() + WORK_FOR_MS;
    this.#workers++;
    try {
      // Erased meanwhile, there is nothing left to work for.
      while (sql === this.#opened && Date.now() < until && store.canSend(sql, Date.now())) {
        const next = store.dueDeliveries(sql, Date.now(), AT_ONCE).find(({ id }) => !this.#inFlight.has(id));
        if (!next) return;
        this.#inFlight.add(next.id);
        await this.#deliver(next).finally(() => this.#inFlight.delete(next.id));
      }
    } finally {
      this.#workers--;
    }
  }

  async #deliver(delivery: store.Delivery): Promise<void> {
    const sender = this.#sender();
    const stored = store.findEndpoint(sender.sql);
    if (!stored) return;
    const { document } = stored;
    const result = await attemptDelivery(sender, document, delivery);
    if (sender.sql !== this.#opened) return;
    this.#record(delivery, result, document.updatedAt);
  }

  #record(delivery: store.Delivery, result: AttemptResult, endpointOf: string): void {
    const { at, ms, status, error, holdMs } = result;
    const made = delivery.attempt + 1;
    store.insertAttempt(this.#sql, { id: delivery.id, event: delivery.event, attempt: made, at, ms, status, error });
    if (status !== null && status >= 200 && status < 300) {
      store.markDelivered(this.#sql, delivery);
      return;
    }
    const delay = nextDelay(made, Math.random());
    const due = delay === undefined ? undefined : Date.now() + Math.max(1, delay, holdMs);
    store.postpone(this.#sql, delivery, due);
    // What an address said that has been replaced meanwhile does not count against the new one.
    if (store.findEndpoint(this.#sql)?.document.updatedAt !== endpointOf) return;
    if (holdMs > 0) store.holdEndpoint(this.#sql, Date.now() + holdMs);
    if (status === GONE) {
      store.disableEndpoint(this.#sql, "gone");
      store.cancelWaiting(this.#sql);
    }
  }

  #sender(): Sender {
    const { ALLOW_LOCAL_URLS, ENVIRONMENT, PUBLIC_URL, DATA_SECRETS } = this.env;
    const allowLocal = ALLOW_LOCAL_URLS === "true" && ENVIRONMENT !== "production";
    return {
      sql: this.#sql,
      secrets: parseSecrets(DATA_SECRETS),
      safe: { allowLocal, ownHosts: [new URL(PUBLIC_URL).host], resolve: this.#resolve },
    };
  }

  /** The tables are made at first use, not on waking: an erased outbox stays empty. */
  get #sql(): Sql {
    if (!this.#opened) {
      migrate(this.ctx.storage.sql, STEPS);
      this.#opened = openSql(this.ctx.storage.sql);
    }
    return this.#opened;
  }

  async #wakeForNext(): Promise<void> {
    const due = this.#nextWake();
    if (due === null) return;
    const now = Date.now();
    const alarm = await this.ctx.storage.getAlarm();
    // An alarm in the past may have been lost in a restart: it is set again.
    if (alarm !== null && alarm > now && alarm <= due) return;
    await this.ctx.storage.setAlarm(Math.max(due, now + 1));
  }

  #nextWake(): number | null {
    const due = store.earliestDue(this.#sql);
    const watch = this.#workers > 0 ? Date.now() + WATCH_MS : 0;
    if (due !== null) return Math.max(due, store.heldUntil(this.#sql), watch);
    const oldest = store.oldestArrival(this.#sql);
    return oldest === null ? null : oldest + KEEP_SETTLED_MS + 1;
  }
}

const GONE = 410;
