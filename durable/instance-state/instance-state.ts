import { DurableObject, exports } from "cloudflare:workers";
import type { InstanceView } from "../../lib/contract/instance-state";
import { describeError } from "../../lib/describe-error";
import { eventName } from "../../lib/event-names";
import { ledgerName } from "../../lib/ledger-name";
import { trueTime } from "../../lib/rewrite-event";
import { parseSecrets } from "../../lib/secrets";
import { isAcceptedVersion, type WebhookOwner } from "../../lib/webhook-secret";
import { migrate } from "../migrate";
import { queueName } from "../send-queue/messages";
import { openSql, type Sql } from "../sql";
import type { InstanceProfile } from "../tenant-ledger/instance-profile";
import { type EndpointDocument, outboxName } from "../webhook-outbox/endpoint";
import {
  type Arrival,
  type Desk,
  FOUND_EVENT,
  isKnownByNow,
  newEventId,
  parseEnvelope,
  showEvent,
  writeDown,
} from "./arrival";
import { insertContacts, knownContacts } from "./contacts";
import { deliverLog } from "./deliver-log";
import { createDirectory } from "./directory";
import { type Errands, nextWake, runErrands } from "./errands";
import type { FoundMessage } from "./fill-gap";
import { type Kept, newKept, pairedAtOf, viewOf } from "./kept";
import { createLanes } from "./lanes";
import type * as messages from "./messages";
import { prepareEvent } from "./prepare";
import { createPublisher } from "./publisher";
import { readMessages } from "./read-messages";
import { STEPS } from "./steps";
import * as store from "./store";
import { wantsEvent } from "./wants";

const RETRY_MS = 5_000;

/**
 * One per WhatsApp instance: what it is doing, its events on their way to whoever wants them, and the log of its messages.
 * Takes each event in once in 48 hours and has written it down before it says so; then tells listeners, endpoints and
 * Postgres, each at its own pace.
 */
export class InstanceState extends DurableObject<Env> {
  #opened: Sql | undefined;
  #kept: Kept | undefined;
  #events = 0;
  #calls = 0;
  #alarmsSet = 0;
  readonly #secrets = parseSecrets(this.env.DATA_SECRETS);
  readonly #directory = createDirectory(this.env);
  readonly #publisher = createPublisher(this.env);
  readonly #lanes = createLanes(this.env, (row, endpoint) => this.#prepare(row, endpoint));

  async ingest(request: messages.IngestRequest): Promise<messages.IngestReply> {
    this.#calls++;
    const profile = await this.#identify(request);
    if (!profile) return { ok: false, code: "unknown" };
    const envelope = parseEnvelope(request.text);
    if (!envelope) return { ok: false, code: "malformed" };
    if (envelope.instance !== profile.instance.upstreamName) return { ok: false, code: "unknown" };
    const { owner, hash, receivedAt } = request;
    const at = trueTime(envelope.date_time, receivedAt);
    const { event, data } = envelope;
    const news = readMessages({ name: eventName(event), data, at });
    const shown = await showEvent(this.#desk(owner), profile, { envelope, receivedAt });
    return this.#take(profile, hash, { owner, event, data, at, receivedAt, messages: news, ...shown });
  }

  /** For an event that is too large to be taken in whole: names the id under which it is put, if anybody wants it. */
  async introduce(claim: messages.Claim, event: string): Promise<messages.Introduction> {
    this.#calls++;
    const profile = await this.#identify(claim);
    if (!profile) return { ok: false };
    const { upstreamName, name: publicName, server } = profile.instance;
    const isWanted = profile.endpoints.some((endpoint) => wantsEvent(endpoint, event));
    return { ok: true, id: newEventId(), upstreamName, publicName, serverUrl: server.url, isWanted };
  }

  /** Takes in what was put into R2 before. What is not wanted there is deleted. */
  async ingestLarge(request: messages.LargeIngestRequest): Promise<messages.IngestReply> {
    this.#calls++;
    const { owner, id, hash, event, receivedAt, object } = request;
    const profile = await this.#identify(request);
    const isWanted = profile?.endpoints.some((endpoint) => wantsEvent(endpoint, event));
    const at = trueTime(request.dateTime, receivedAt);
    const reply: messages.IngestReply = profile
      ? await this.#take(profile, hash, {
          ...{ owner, id, event, at, receivedAt, data: null, shown: undefined },
          messages: readMessages({ name: eventName(event), data: request.message, at }),
          stored: isWanted && object !== null ? { body: null, object } : null,
        })
      : { ok: false, code: "unknown" };
    if (object !== null && (!isWanted || !reply.ok || reply.duplicate)) await this.env.MEDIA.delete(object);
    return reply;
  }

  /** Its name or its endpoints have changed: the ledger is asked again. */
  async refresh(): Promise<void> {
    this.#directory.forget();
  }

  /** Which events go out over `/live`, by subscription name; none switches it off. */
  async setSocketEvents(owner: WebhookOwner, events: string[]): Promise<void> {
    this.#keep({ ...this.#keptOf(owner), socketEvents: events });
  }

  /** The instance as it is; from now on the feed is told of every change. */
  async introduceTo(owner: WebhookOwner): Promise<messages.Introduced | null> {
    this.#calls++;
    const profile = await this.#directory.find(owner);
    if (!profile) return null;
    this.#publisher.listen();
    const kept = this.#keptOf(owner);
    return { view: viewOf(kept, profile.instance, Date.now()), revision: kept.revision };
  }

  /** The instance as it is; null before its first event, and for one that the tenant does not have. */
  async view(owner: WebhookOwner): Promise<InstanceView | null> {
    this.#calls++;
    const profile = await this.#directory.find(owner);
    const kept = this.#find();
    return profile && kept ? viewOf(kept, profile.instance, Date.now()) : null;
  }

  /** Whether it is connected, since when, and which of these contacts (hashes) it knows. */
  async standing(owner: WebhookOwner, contacts: string[]): Promise<messages.Standing> {
    this.#calls++;
    const kept = this.#keptOf(owner);
    const known = contacts.length === 0 ? [] : knownContacts(this.#sql, contacts);
    return { isOpen: kept.state.status === "open", pairedAt: pairedAtOf(kept), known };
  }

  /** Contacts (hashes) that it knows by other ways than events. */
  async meet(contacts: string[]): Promise<void> {
    this.#calls++;
    insertContacts(this.#sql, contacts);
  }

  /** Asks the server for messages of that time whose events never came. */
  async fillGap(owner: WebhookOwner, { from, until }: { from: number; until: number }): Promise<void> {
    this.#keep({ ...this.#keptOf(owner), fill: { from, until, page: 1, dueAt: Date.now() } });
    await this.#wakeBy(Date.now() + 1);
  }

  async counters(): Promise<messages.InstanceCounters> {
    // Setting an alarm is billed as a row.
    const rowsWritten = this.#sql.rowsWritten + this.#alarmsSet;
    return { events: this.#events, calls: this.#calls, rowsWritten };
  }

  /** Forgets everything and leaves nothing in storage or R2, no alarm either. What it knew of messages goes to Postgres first. */
  async erase(): Promise<void> {
    const kept = this.#find();
    if (kept) await this.#takeLeave(kept);
    const objects = [...store.deleteInbox(this.#sql, Number.MAX_SAFE_INTEGER), ...store.listMedia(this.#sql)];
    this.#directory.forget();
    await this.ctx.storage.deleteAll();
    this.#opened = undefined;
    this.#kept = undefined;
    for (let start = 0; start < objects.length; start += 1_000) {
      await this.env.MEDIA.delete(objects.slice(start, start + 1_000));
    }
  }

  /** An outage does not keep an instance from being erased. */
  async #takeLeave({ owner, logged }: Kept): Promise<void> {
    try {
      const log = { env: this.env, sql: this.#sql, owner };
      for (let [before, done] = [-1, logged]; done !== before; ) {
        before = done;
        done = await deliverLog({ ...log, logged: before }, Number.MAX_SAFE_INTEGER);
      }
      await this.env.LIVE.getByName(ledgerName(owner.tenantId, owner.mode)).removeInstance(owner.instanceId);
    } catch (error) {
      console.warn({ event: "erased_in_silence", instanceId: owner.instanceId, error: describeError(error) });
    }
  }

  override async alarm(): Promise<void> {
    this.#calls++;
    const kept = this.#find();
    if (!kept) return;
    // Not waited for: who is slow to take events keeps nothing else from being done.
    this.ctx.waitUntil(this.#passOn(kept.owner));
    const profile = await this.#directory.find(kept.owner);
    if (profile) await runErrands(this.#errands(profile));
    const wake = this.#kept && nextWake(this.#sql, this.#kept, Date.now());
    if (wake) await this.#wakeBy(wake);
  }

  async #identify({ owner, keyVersion }: messages.Claim): Promise<InstanceProfile | undefined> {
    const profile = await this.#directory.find(owner);
    return profile && isAcceptedVersion(keyVersion, profile.instance.keyVersion) ? profile : undefined;
  }

  /** Nothing is waited for from the look at what was seen to the last write. */
  async #take(profile: InstanceProfile, hash: string, arrival: Arrival): Promise<messages.IngestReply> {
    const now = Date.now();
    if (store.hasSeen(this.#sql, hash, now)) return { ok: true, duplicate: true };
    store.insertSeen(this.#sql, hash, now);
    const desk = this.#desk(arrival.owner);
    if (isKnownByNow(desk, arrival, now)) return { ok: true, duplicate: true };
    this.#events++;
    const wasOpen = desk.kept.state.status === "open";
    writeDown(desk, profile, arrival);
    if (profile.paced && !wasOpen && desk.current().state.status === "open") this.#tellQueue(arrival.owner);
    await this.#wakeBy(now + RETRY_MS);
    this.ctx.waitUntil(this.#publisher.flush(arrival.owner));
    // The answer goes before the endpoints' outboxes, which write as well and would keep the server waiting.
    this.ctx.waitUntil(scheduler.wait(1).then(() => this.#fanOut(arrival.owner)));
    return { ok: true, duplicate: false };
  }

  #desk(owner: WebhookOwner): Desk {
    return {
      sql: this.#sql,
      secrets: this.#secrets,
      publisher: this.#publisher,
      publicUrl: new URL(this.env.PUBLIC_URL).origin,
      kept: this.#keptOf(owner),
      keep: (kept) => this.#keep(kept),
      current: () => this.#keptOf(owner),
    };
  }

  /** Listeners first, then endpoints; whoever is slow is left to itself. */
  async #passOn(owner: WebhookOwner): Promise<void> {
    await Promise.all([this.#publisher.flush(owner), this.#fanOut(owner)]);
  }

  async #fanOut(owner: WebhookOwner): Promise<void> {
    if (store.isInboxEmpty(this.#sql)) return;
    try {
      const endpoints = (await this.#directory.find(owner))?.endpoints ?? [];
      await this.#lanes.run(this.#sql, owner, endpoints);
    } catch (error) {
      console.warn({ event: "fan_out_waits", instanceId: owner.instanceId, error: describeError(error) });
    }
  }

  #prepare(row: store.InboxRow, endpoint: EndpointDocument) {
    const owner = this.#find()?.owner;
    if (!owner) throw new Error("events without an owner");
    const ledger = ledgerName(owner.tenantId, owner.mode);
    const media = exports.UpstreamDoor;
    const putPart = (endpointId: string, part: { id: string; part: number; body: string }) =>
      this.env.OUTBOX.getByName(outboxName(ledger, endpointId)).putPart(part);
    const onStored = ({ key, expiresAt }: { key: string; expiresAt: number }) =>
      store.insertMedia(this.#sql, key, expiresAt);
    return prepareEvent({ env: this.env, owner, secrets: this.#secrets, media, putPart, onStored }, row, endpoint);
  }

  #errands(profile: InstanceProfile): Errands {
    const { owner } = this.#keptOf(this.#requireOwner());
    return {
      env: this.env,
      sql: this.#sql,
      profile,
      upstream: exports.UpstreamDoor,
      kept: () => this.#keptOf(owner),
      keep: (kept) => this.#keep(kept),
      takeFound: (found) => this.#takeFound(profile, found),
      tell: async () => {
        const kept = { ...this.#keptOf(owner), revision: this.#keptOf(owner).revision + 1 };
        this.#keep(kept);
        const view = () => viewOf(this.#keptOf(owner), profile.instance, Date.now());
        this.#publisher.tell({ revision: kept.revision, messages: [], view });
        await this.#publisher.flush(owner);
      },
    };
  }

  /** A message whose event never came becomes an event like any other. */
  async #takeFound(profile: InstanceProfile, { data, news }: FoundMessage): Promise<void> {
    const owner = this.#requireOwner();
    const at = news[0]?.facts?.at ?? Date.now();
    const { upstreamName: instance, server } = profile.instance;
    const written = { date_time: new Date(at).toISOString(), server_url: server.url, apikey: null };
    const envelope = { event: FOUND_EVENT, instance, data, ...written };
    // As if it had come in time: its age is neither another time zone nor a sign of another gap.
    const shown = await showEvent(this.#desk(owner), profile, { envelope, receivedAt: at });
    const arrival = { owner, event: FOUND_EVENT, data, at, receivedAt: at, messages: news, isFilled: true as const };
    writeDown(this.#desk(owner), profile, { ...arrival, ...shown });
    await this.#passOn(owner);
  }

  /** What waits for the connection need not wait for its next look. */
  #tellQueue(owner: WebhookOwner): void {
    const queue = this.env.QUEUE.getByName(queueName(ledgerName(owner.tenantId, owner.mode), owner.instanceId));
    const told = queue.refresh().catch((error: unknown) => {
      console.warn({ event: "queue_not_told", instanceId: owner.instanceId, error: describeError(error) });
    });
    this.ctx.waitUntil(told);
  }

  #requireOwner(): WebhookOwner {
    const owner = this.#find()?.owner;
    if (!owner) throw new Error("an instance without an owner has nothing to do");
    return owner;
  }

  #find(): Kept | undefined {
    this.#kept ??= store.findKept(this.#sql);
    return this.#kept;
  }

  #keptOf(owner: WebhookOwner): Kept {
    return this.#find() ?? newKept(owner, Date.now());
  }

  #keep(kept: Kept): void {
    store.putKept(this.#sql, kept);
    this.#kept = kept;
  }

  /** The tables are made at first use, not on waking: erased state stays empty. */
  get #sql(): Sql {
    if (!this.#opened) {
      migrate(this.ctx.storage.sql, STEPS);
      this.#opened = openSql(this.ctx.storage.sql);
    }
    return this.#opened;
  }

  async #wakeBy(due: number): Promise<void> {
    const now = Date.now();
    const alarm = await this.ctx.storage.getAlarm();
    // An alarm in the past may have been lost in a restart: it is set again.
    if (alarm !== null && alarm > now && alarm <= due) return;
    this.#alarmsSet++;
    await this.ctx.storage.setAlarm(Math.max(due, now + 1));
  }
}
