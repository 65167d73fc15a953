import { DurableObject } from "cloudflare:workers";
import { parseSecrets } from "../../lib/secrets";
import type { Sql } from "../sql";
import { openStorage } from "../storage";
import { attemptDelivery } from "./attempt";
import { createDueTimes } from "./due-times";
import type { Endpoint } from "./endpoint";
import { findReplay, listDeliveries, resend, resendFailed } from "./log";
import type * as messages from "./messages";
import { nextWake } from "./next-wake";
import { rememberEndpoint } from "./opened-endpoint";
import * as records from "./record";
import { resealEndpoint } from "./reseal";
import { deleteSettled, keptMs, makeRoom } from "./room";
import { sendTest } from "./send-test";
import { createSender } from "./sender";
import { settle } from "./settle";
import { exportDeliveries, outgoingOf, showDelivery } from "./show";
import { STEPS } from "./steps";
import * as store from "./store";
import { createWorkers } from "./workers";

/** Instances that have not heard of a removal yet find a closed outbox, not one that begins anew. */
const LINGER_MS = 30_000;

/**
 * One per webhook endpoint. Holds its events, sealed, until the receiver takes them: at least once, in order of due time, a
 * few at a time; one id is queued once. A slow or dead receiver delays nobody but itself. It is the one writer of its
 * endpoint's document in the ledger, and tells Postgres what Postgres could not be told before.
 */
export class WebhookOutbox extends DurableObject<Env> {
  #recordFailures = 0;
  #calls = 0;
  readonly #storage = openStorage(this.ctx.storage, STEPS);
  readonly #secrets = parseSecrets(this.env.DATA_SECRETS);
  readonly #endpoint = rememberEndpoint(this.#secrets);
  readonly #sender = createSender(this.env, this.#secrets);
  readonly #dueTimes = createDueTimes();
  readonly #workers = createWorkers({
    next: (taken) => this.#nextDelivery(taken),
    deliver: (delivery) => this.#deliver(delivery),
  });

  /** Sets where to deliver from now on, also what waits already; the ledger knows it before this returns. */
  async configure({ endpoint, record }: messages.ConfigureRequest): Promise<void> {
    this.#calls++;
    const isNews = store.putEndpoint(this.#sql, endpoint);
    // What was removed comes back by a newer document only.
    if (!isNews && records.isRemoved(this.#sql)) return;
    if (isNews && record) records.putRecord(this.#sql, { kind: "changed" }, Date.now());
    if (!store.isOpen(this.#sql)) store.cancelWaiting(this.#sql);
    await this.#wakeForNext();
    await records.tellLedger(this.env, this.#sql);
  }

  /** Nothing is delivered any more and the log is gone; the ledger knows before this returns, Postgres when it can. */
  async remove(): Promise<void> {
    this.#calls++;
    const stored = store.findEndpoint(this.#sql);
    if (!stored) return this.erase();
    store.disableEndpoint(this.#sql, "gone");
    this.#sql.run("DELETE FROM outgoing");
    this.#sql.run("DELETE FROM parts");
    records.putRecord(this.#sql, { kind: "removed" }, Date.now() + LINGER_MS);
    await this.#wakeForNext();
    await records.tellLedgerRemoved(this.env, stored.document);
  }

  /** A piece of a body that is too large for one row; it counts once its event is queued. */
  async putPart(part: { id: string; part: number; body: string }): Promise<void> {
    this.#calls++;
    store.putPart(this.#sql, part);
  }

  /** Calling it twice with one id queues one delivery. An endpoint that takes nothing any more drops the events. */
  async enqueue({ endpoint, events }: messages.EnqueueRequest): Promise<void> {
    this.#calls++;
    store.putEndpoint(this.#sql, endpoint);
    const isOpen = store.isOpen(this.#sql);
    for (const event of events) {
      if (isOpen) store.insertDelivery(this.#sql, event, this.#dueTimes.next());
      else store.deleteParts(this.#sql, event.id);
    }
    makeRoom(this.#sql, () => this.ctx.storage.sql.databaseSize);
    this.ctx.waitUntil(this.#workAll());
    await this.#wakeForNext();
  }

  async state(): Promise<messages.OutboxState> {
    const { disabled = null, failingSince = null } = store.findEndpoint(this.#sql) ?? {};
    return { waiting: store.countWaiting(this.#sql), disabled, failingSince, replay: findReplay(this.#sql) };
  }

  /** The log, newest first. */
  async deliveries(query: messages.LogQuery): Promise<messages.DeliverySummary[]> {
    return listDeliveries(this.#sql, query);
  }

  async delivery(id: string): Promise<messages.DeliveryDetail | null> {
    const endpoint = await this.#openEndpoint();
    const opener = { sql: this.#sql, secrets: this.#secrets };
    return (endpoint && (await showDelivery(opener, endpoint, id))) ?? null;
  }

  /** Everything that is kept of its deliveries, a page at a time. */
  async exportPage(before: string | undefined): Promise<messages.ExportPage> {
    const endpoint = await this.#openEndpoint();
    if (!endpoint) return { deliveries: [], next: undefined };
    return exportDeliveries({ sql: this.#sql, secrets: this.#secrets }, endpoint, before);
  }

  async resend(id: string): Promise<messages.ResendReply> {
    const reply = resend(this.#sql, id, this.#dueTimes.next());
    await this.#startWork();
    return reply;
  }

  /** Null for an endpoint that takes nothing. */
  async resendFailed(since: number): Promise<messages.Replay | null> {
    const replay = resendFailed(this.#sql, since, this.#dueTimes.next());
    this.#dueTimes.skip(replay?.total ?? 0);
    await this.#startWork();
    return replay ?? null;
  }

  /** Delivers an envelope (without its closing brace) at once and once, whatever waits; it is in the log afterwards. */
  async sendTest(test: messages.TestRequest): Promise<messages.TestReply | null> {
    const endpoint = await this.#openEndpoint();
    if (!endpoint) return null;
    this.#workers.take(test.id);
    try {
      const desk = { storage: this.#storage, sender: this.#sender };
      return await sendTest(desk, endpoint, { ...test, due: this.#dueTimes.next() });
    } finally {
      this.#workers.release(test.id);
      await this.#wakeForNext();
    }
  }

  async counters(): Promise<messages.OutboxCounters> {
    return { calls: this.#calls, rowsWritten: this.#storage.rowsWritten };
  }

  /** For a rotation of the sealing secret. Events that wait keep their seal until they are gone. */
  async reseal(options: { dryRun: boolean }): Promise<"resealed" | "current" | "unreadable"> {
    return resealEndpoint(this.#sql, this.#secrets, options);
  }

  /** Forgets everything and leaves nothing in storage, no alarm either. */
  async erase(): Promise<void> {
    await this.#storage.erase();
    this.#endpoint.forget();
  }

  override async alarm(): Promise<void> {
    this.#calls++;
    await Promise.all([this.#workAll(), this.#tellPostgres()]);
    if (!this.#storage.isOpen) return;
    deleteSettled(this.#sql, Date.now() - keptMs(this.#sql, this.#sender.scale));
    makeRoom(this.#sql, () => this.ctx.storage.sql.databaseSize);
    await this.#wakeForNext();
  }

  async #startWork(): Promise<void> {
    this.ctx.waitUntil(this.#workAll());
    await this.#wakeForNext();
  }

  /** Brings the workers up to what the endpoint allows, and waits for those that it started. */
  async #workAll(): Promise<void> {
    // What all of them need is fetched once and before, or the first deliveries would overtake each other while they wait.
    await Promise.all([this.#openEndpoint(), this.#sender.safe.serverHosts().catch(() => [])]);
    if (!this.#storage.isOpen) return;
    await this.#workers.startUpTo(store.findEndpoint(this.#sql)?.document.concurrency ?? 0);
    if (this.#storage.isOpen) await this.#wakeForNext();
  }

  /** Nothing for an outbox that was erased meanwhile. */
  #nextDelivery(taken: ReadonlySet<string>): store.Delivery | undefined {
    const now = Date.now();
    if (!this.#storage.isOpen || !store.canSend(this.#sql, now)) return undefined;
    return store.dueDeliveries(this.#sql, now + 1, taken.size + 1).find(({ id }) => !taken.has(id));
  }

  async #deliver(delivery: store.Delivery): Promise<void> {
    const sql = this.#sql;
    const endpoint = await this.#openEndpoint();
    if (!endpoint) return;
    const outgoing = outgoingOf({ sql, secrets: this.#secrets }, endpoint, delivery);
    const result = await attemptDelivery(this.#sender, endpoint, outgoing);
    if (!this.#isStill(sql)) return;
    settle(sql, delivery, { ...result, endpointOf: endpoint.updatedAt, scale: this.#sender.scale });
  }

  /** While Postgres is down, this waits and all else goes on. */
  async #tellPostgres(): Promise<void> {
    const sql = this.#sql;
    const told = await records.tell(this.env, sql);
    if (!this.#isStill(sql)) return;
    if (told === "removed") await this.erase();
    else if (told === "later") records.postpone(sql, ++this.#recordFailures);
    else this.#recordFailures = 0;
  }

  async #openEndpoint(): Promise<Endpoint | undefined> {
    const document = store.findEndpoint(this.#sql)?.document;
    return document && this.#endpoint.open(document);
  }

  /** False once all was erased, even if something came after that. */
  #isStill(sql: Sql): boolean {
    return this.#storage.isOpen && this.#sql === sql;
  }

  get #sql(): Sql {
    return this.#storage.sql;
  }

  async #wakeForNext(): Promise<void> {
    const due = nextWake(this.#sql, { isBusy: this.#workers.isBusy, scale: this.#sender.scale });
    if (due !== null) await this.#storage.wakeBy(Math.ceil(due));
  }
}
