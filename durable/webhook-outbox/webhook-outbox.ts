import { DurableObject } from "cloudflare:workers";
import { rememberAddresses, resolveOverHttps } from "../../lib/resolve-host";
import { seal } from "../../lib/seal";
import { parseSecrets, type VersionedSecrets } from "../../lib/secrets";
import { rememberHosts } from "../../lib/server-hosts";
import { migrate } from "../migrate";
import { DIRECTORY_NAME } from "../server-directory/server-directory";
import { openSql, type Sql } from "../sql";
import { attemptDelivery, isAccepted, type Sender } from "./attempt";
import { type Endpoint, openEndpoint } from "./endpoint";
import { findReplay, listDeliveries, resend, resendFailed } from "./log";
import type * as messages from "./messages";
import { bodyContext } from "./messages";
import * as records from "./record";
import { resealEndpoint } from "./reseal";
import { deleteSettled, makeRoom, oldestSettled } from "./room";
import { timeScale } from "./schedule";
import { settle } from "./settle";
import { exportDeliveries, outgoingOf, showAttempt, showDelivery } from "./show";
import { STEPS } from "./steps";
import * as store from "./store";
import { createWorkers } from "./workers";

/** While somebody works, the alarm is only there to go on after a crash. */
const WATCH_MS = 3_000;
const DAY_MS = 86_400_000;
/** Instances that have not heard of a removal yet find a closed outbox, not one that begins anew. */
const LINGER_MS = 30_000;
/** Keeps the order of arrival within one millisecond. */
const STEP_MS = 0.001;

/**
 * One per webhook endpoint. Holds its events, sealed, until the receiver takes them: at least once, in order of due time, a
 * few at a time; one id is queued once. A slow or dead receiver delays nobody but itself. It is the one writer of its
 * endpoint's document in the ledger, and tells Postgres what Postgres could not be told before.
 */
export class WebhookOutbox extends DurableObject<Env> {
  #opened: Sql | undefined;
  #lastDue = 0;
  #recordFailures = 0;
  #calls = 0;
  #alarmsSet = 0;
  #endpoint: { of: string; opened: Endpoint } | undefined;
  readonly #scale = timeScale(this.env);
  readonly #secrets: VersionedSecrets = parseSecrets(this.env.DATA_SECRETS);
  readonly #serverHosts = rememberHosts(async () => this.env.SERVERS.getByName(DIRECTORY_NAME).hosts());
  readonly #sender = this.#newSender();
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
      if (isOpen) store.insertDelivery(this.#sql, event, this.#nextDue());
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
    const reply = resend(this.#sql, id, this.#nextDue());
    await this.#startWork();
    return reply;
  }

  /** Null for an endpoint that takes nothing. */
  async resendFailed(since: number): Promise<messages.Replay | null> {
    const replay = resendFailed(this.#sql, since, this.#nextDue());
    this.#lastDue += (replay?.total ?? 0) * STEP_MS;
    await this.#startWork();
    return replay ?? null;
  }

  /** Delivers an envelope (without its closing brace) at once and once, whatever waits; it is in the log afterwards. */
  async sendTest({
    id,
    event,
    envelope,
  }: {
    id: string;
    event: string;
    envelope: string;
  }): Promise<messages.TestReply | null> {
    const endpoint = await this.#openEndpoint();
    if (!endpoint) return null;
    const body = await seal(this.#secrets, envelope, bodyContext(id, 0));
    store.insertDelivery(this.#sql, { id, event, body, moreParts: 0 }, this.#nextDue());
    this.#workers.take(id);
    try {
      const outgoing = outgoingOf({ sql: this.#sql, secrets: this.#secrets }, endpoint, {
        id,
        event,
        due: Date.now(),
        moreParts: 0,
      });
      const { attempt } = await attemptDelivery(this.#sender, endpoint, outgoing);
      const state = isAccepted(attempt) ? "delivered" : "failed";
      store.settleAttempt(this.#sql, { id }, { attempt, state, due: null });
      const shown = await showAttempt({ secrets: this.#secrets }, endpoint, { id, attempt });
      return { ...shown, body: (await this.delivery(id))?.body ?? "" };
    } finally {
      this.#workers.release(id);
      await this.#wakeForNext();
    }
  }

  async counters(): Promise<messages.OutboxCounters> {
    // Setting an alarm is billed as a row.
    return { calls: this.#calls, rowsWritten: this.#sql.rowsWritten + this.#alarmsSet };
  }

  /** For a rotation of the sealing secret. Events that wait keep their seal until they are gone. */
  async reseal(options: { dryRun: boolean }): Promise<"resealed" | "current" | "unreadable"> {
    return resealEndpoint(this.#sql, this.#secrets, options);
  }

  /** Forgets everything and leaves nothing in storage, no alarm either. */
  async erase(): Promise<void> {
    await this.ctx.storage.deleteAll();
    this.#opened = undefined;
    this.#endpoint = undefined;
  }

  override async alarm(): Promise<void> {
    this.#calls++;
    await Promise.all([this.#workAll(), this.#tellPostgres()]);
    if (!this.#opened) return;
    const keepMs = (store.findEndpoint(this.#sql)?.document.keepDays ?? 0) * DAY_MS * this.#scale;
    deleteSettled(this.#sql, Date.now() - keepMs);
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
    await Promise.all([this.#openEndpoint(), this.#serverHosts().catch(() => [])]);
    if (!this.#opened) return;
    await this.#workers.startUpTo(store.findEndpoint(this.#sql)?.document.concurrency ?? 0);
    if (this.#opened) await this.#wakeForNext();
  }

  /** Nothing for an outbox that was erased meanwhile. */
  #nextDelivery(taken: ReadonlySet<string>): store.Delivery | undefined {
    const sql = this.#opened;
    const now = Date.now();
    if (!sql || !store.canSend(sql, now)) return undefined;
    return store.dueDeliveries(sql, now + 1, taken.size + 1).find(({ id }) => !taken.has(id));
  }

  async #deliver(delivery: store.Delivery): Promise<void> {
    const sql = this.#sql;
    const endpoint = await this.#openEndpoint();
    if (!endpoint) return;
    const outgoing = outgoingOf({ sql, secrets: this.#secrets }, endpoint, delivery);
    const result = await attemptDelivery(this.#sender, endpoint, outgoing);
    if (sql !== this.#opened) return;
    settle(sql, delivery, { ...result, endpointOf: endpoint.updatedAt, scale: this.#scale });
  }

  /** While Postgres is down, this waits and all else goes on. */
  async #tellPostgres(): Promise<void> {
    const sql = this.#sql;
    const told = await records.tell(this.env, sql);
    if (sql !== this.#opened) return;
    if (told === "removed") await this.erase();
    else if (told === "later") records.postpone(sql, ++this.#recordFailures);
    else this.#recordFailures = 0;
  }

  async #openEndpoint(): Promise<Endpoint | undefined> {
    const document = store.findEndpoint(this.#sql)?.document;
    if (!document) return undefined;
    const known = this.#endpoint;
    if (known?.of === document.sealed + document.updatedAt) return known.opened;
    const opened = await openEndpoint(this.#secrets, document);
    this.#endpoint = { of: document.sealed + document.updatedAt, opened };
    return opened;
  }

  #newSender(): Sender {
    const { ALLOW_LOCAL_URLS, ENVIRONMENT, PUBLIC_URL, DASHBOARD_URL } = this.env;
    const ownHosts = [PUBLIC_URL, DASHBOARD_URL].filter(Boolean).map((url) => new URL(url).host);
    const safe = {
      allowLocal: ALLOW_LOCAL_URLS === "true" && ENVIRONMENT !== "production",
      ownHosts,
      resolve: rememberAddresses(resolveOverHttps),
      serverHosts: this.#serverHosts,
    };
    return { secrets: this.#secrets, safe, scale: this.#scale };
  }

  #nextDue(): number {
    this.#lastDue = Math.max(Date.now(), this.#lastDue + STEP_MS);
    return this.#lastDue;
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
    this.#alarmsSet++;
    await this.ctx.storage.setAlarm(Math.max(Math.ceil(due), now + 1));
  }

  #nextWake(): number | null {
    const sql = this.#sql;
    const watch = this.#workers.isBusy ? Date.now() + WATCH_MS : 0;
    const waiting = store.earliestDue(sql);
    const times = [];
    if (waiting !== null) times.push(Math.max(waiting, store.heldUntil(sql), watch));
    const record = records.findRecord(sql);
    if (record) times.push(record.due);
    const oldest = times.length === 0 ? oldestSettled(sql) : null;
    const keepDays = store.findEndpoint(sql)?.document.keepDays ?? 0;
    if (oldest !== null) times.push(oldest + keepDays * DAY_MS * this.#scale + 1);
    return times.length === 0 ? null : Math.min(...times);
  }
}
