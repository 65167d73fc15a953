import { DurableObject, exports } from "cloudflare:workers";
import type { InstanceView } from "../../lib/contract/instance-state";
import { eventName } from "../../lib/event-names";
import { uuidv7 } from "../../lib/ids";
import { ledgerName } from "../../lib/ledger-name";
import { Envelope, rewriteEvent, trueTime } from "../../lib/rewrite-event";
import { seal } from "../../lib/seal";
import { parseSecrets } from "../../lib/secrets";
import { isAcceptedVersion, type WebhookOwner } from "../../lib/webhook-secret";
import { migrate } from "../migrate";
import { openSql, type Sql } from "../sql";
import type { InstanceProfile } from "../tenant-ledger/instance-profile";
import { type EndpointDocument, outboxName } from "../webhook-outbox/endpoint";
import { bodyContext } from "../webhook-outbox/messages";
import { createDirectory } from "./directory";
import { type Errands, nextWake, runErrands } from "./errands";
import type { FoundMessage } from "./fill-gap";
import { findGap } from "./gap";
import { hideContact } from "./hide-contact";
import { type Kept, newKept, observe, viewOf } from "./kept";
import { createLanes } from "./lanes";
import { toLiveMessage } from "./live-message";
import { insertNews, wasFilled } from "./log-store";
import type * as messages from "./messages";
import { prepareEvent } from "./prepare";
import { createPublisher } from "./publisher";
import { type MessageNews, readMessages } from "./read-messages";
import { STEPS } from "./steps";
import * as store from "./store";
import { wantsEvent } from "./wants";

const RETRY_MS = 5_000;
/** For so long after a gap was filled servers may still deliver what fell into it. */
const STILL_COMING_MS = 30 * 60_000;

/** An event that is about to be written down. */
interface Arrival {
  owner: WebhookOwner;
  id: string;
  /** Dotted. */
  event: string;
  hash: string;
  at: number;
  receivedAt: number;
  data: unknown;
  messages: MessageNews[];
  /** Where it will wait for the endpoints; null where none wants it. */
  stored: { body: string | null; object: string | null } | null;
  /** The envelope for listeners, without its closing brace. */
  shown: string | undefined;
  /** It was asked for, since its event never came. */
  isFilled?: true;
}

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
    const arrival = { owner, hash, event, data, at, receivedAt, messages: news };
    return this.#take(profile, { ...arrival, ...(await this.#show(profile, envelope, receivedAt)) });
  }

  /** For an event that is too large to be taken in whole: names the id under which it is put. */
  async introduce(claim: messages.Claim): Promise<messages.Introduction> {
    this.#calls++;
    const profile = await this.#identify(claim);
    if (!profile) return { ok: false };
    const { upstreamName, name: publicName } = profile.instance;
    return { ok: true, id: newEventId(), upstreamName, publicName };
  }

  /** Takes in what was put into R2 before. What is not wanted there is deleted. */
  async ingestLarge(request: messages.LargeIngestRequest): Promise<messages.IngestReply> {
    this.#calls++;
    const { owner, id, hash, event, receivedAt, object } = request;
    const profile = await this.#identify(request);
    const isWanted = profile?.endpoints.some((endpoint) => wantsEvent(endpoint, event));
    const at = trueTime(request.dateTime, receivedAt);
    const reply: messages.IngestReply = profile
      ? await this.#take(profile, {
          ...{ owner, id, hash, event, at, receivedAt, data: null, shown: undefined },
          messages: readMessages({ name: eventName(event), data: request.message, at }),
          stored: isWanted ? { body: null, object } : null,
        })
      : { ok: false, code: "unknown" };
    if (!isWanted || !reply.ok || reply.duplicate) await this.env.MEDIA.delete(object);
    return reply;
  }

  /** Its name or its endpoints have changed: the ledger is asked again. */
  async refresh(): Promise<void> {
    this.#directory.forget();
  }

  /** Its endpoints from now on, as the ledger has them. */
  async setEndpoints(endpoints: EndpointDocument[]): Promise<void> {
    this.#directory.setEndpoints(endpoints);
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

  /** Forgets everything and leaves nothing in storage or R2, no alarm either. */
  async erase(): Promise<void> {
    const objects = [...store.deleteInbox(this.#sql, Number.MAX_SAFE_INTEGER), ...store.listMedia(this.#sql)];
    this.#directory.forget();
    await this.ctx.storage.deleteAll();
    this.#opened = undefined;
    this.#kept = undefined;
    for (let start = 0; start < objects.length; start += 1_000) {
      await this.env.MEDIA.delete(objects.slice(start, start + 1_000));
    }
  }

  override async alarm(): Promise<void> {
    this.#calls++;
    const kept = this.#find();
    if (!kept) return;
    await this.#passOn(kept.owner);
    const profile = await this.#directory.find(kept.owner);
    if (profile) await runErrands(this.#errands(profile));
    const wake = this.#kept && nextWake(this.#sql, this.#kept, Date.now());
    if (wake) await this.#wakeBy(wake);
  }

  async #identify({ owner, keyVersion }: messages.Claim): Promise<InstanceProfile | undefined> {
    const profile = await this.#directory.find(owner);
    return profile && isAcceptedVersion(keyVersion, profile.instance.keyVersion) ? profile : undefined;
  }

  /** The event as the tenant may see it, sealed for endpoints and plain for listeners, where any wants it. */
  async #show({ instance, endpoints }: InstanceProfile, envelope: Envelope, receivedAt: number) {
    const id = newEventId();
    const { event } = envelope;
    const isWanted = endpoints.some((endpoint) => wantsEvent(endpoint, event));
    const socketEvents = this.#find()?.socketEvents ?? [];
    const isHeard = this.#publisher.isListening && wantsEvent({ enabled: true, events: socketEvents }, event);
    if (!isWanted && !isHeard) return { id, stored: null, shown: undefined };
    const publicUrl = new URL(this.env.PUBLIC_URL).origin;
    const { upstreamName, name: publicName } = instance;
    const text = rewriteEvent(envelope, { upstreamName, publicName, publicUrl, receivedAt });
    const body = isWanted ? await seal(this.#secrets, text, bodyContext(id, 0)) : "";
    return { id, stored: isWanted ? { body, object: null } : null, shown: isHeard ? text : undefined };
  }

  /** Nothing is waited for from the look at what was seen to the last write: all of it is kept, or nothing. */
  async #take(profile: InstanceProfile, arrival: Arrival): Promise<messages.IngestReply> {
    const now = Date.now();
    if (store.hasSeen(this.#sql, arrival.hash, now)) return { ok: true, duplicate: true };
    store.insertSeen(this.#sql, arrival.hash, now);
    if (this.#wasFilled(arrival, now)) return { ok: true, duplicate: true };
    this.#events++;
    this.#record(profile, arrival);
    if (arrival.stored) store.insertInbox(this.#sql, { ...arrival, ...arrival.stored });
    await this.#wakeBy(now + RETRY_MS);
    this.ctx.waitUntil(this.#passOn(arrival.owner));
    return { ok: true, duplicate: false };
  }

  /** A late delivery of what was asked for meanwhile. */
  #wasFilled({ event, messages: [first] }: Arrival, now: number): boolean {
    const filled = this.#find()?.filled;
    if (event !== FOUND_EVENT || !first || !filled || now - filled.until > STILL_COMING_MS) return false;
    return wasFilled(this.#sql, first.id);
  }

  /** Writes state and log, and notes what listeners are to hear. */
  #record({ instance, timeZone }: InstanceProfile, arrival: Omit<Arrival, "hash" | "stored" | "id">): void {
    const { owner, event, data, at, receivedAt, shown } = arrival;
    const before = this.#keptOf(owner);
    const told = { name: eventName(event), data, at, messages: arrival.messages, timeZone };
    const { kept, isNews } = observe(before, told);
    const gap = findGap(before, kept, { at, receivedAt, version: instance.server.version });
    const news = arrival.messages.map((message) => hideContact(this.#secrets, owner.tenantId, message));
    for (const one of news) {
      kept.logSequence++;
      const row = arrival.isFilled ? { ...one, filled: true as const } : one;
      insertNews(this.#sql, { sequence: kept.logSequence, news: row, at: Date.now() });
    }
    if (gap) kept.fill = gap;
    if (isNews || news.length > 0 || shown !== undefined) {
      kept.revision++;
      this.#publisher.tell({
        revision: kept.revision,
        messages: news.map((one) => toLiveMessage(owner.instanceId, one)),
        ...(isNews && { view: () => viewOf(this.#keptOf(owner), instance, Date.now()) }),
        ...(shown !== undefined && { event: `${shown}}` }),
      });
    }
    this.#keep(kept);
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
      console.warn({ event: "fan_out_waits", instanceId: owner.instanceId, error: String(error) });
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
      takeFound: (found, id) => this.#takeFound(profile, found, id),
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
  async #takeFound(profile: InstanceProfile, { data, news }: FoundMessage, id: string): Promise<void> {
    const owner = this.#requireOwner();
    const at = news[0]?.facts?.at ?? Date.now();
    const receivedAt = Date.now();
    const { upstreamName: instance, server } = profile.instance;
    const fields = { date_time: new Date(at).toISOString(), server_url: server.url, apikey: null };
    const envelope = { event: FOUND_EVENT, instance, data, ...fields };
    const shown = await this.#show(profile, envelope, receivedAt);
    // Its time is not held against the server: this is no late delivery.
    this.#record(profile, {
      ...shown,
      owner,
      event: FOUND_EVENT,
      data,
      at,
      receivedAt: at,
      messages: news,
      isFilled: true,
    });
    if (shown.stored) store.insertInbox(this.#sql, { id, event: FOUND_EVENT, ...shown.stored });
    await this.#passOn(owner);
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

/** What a message that was asked for comes as. */
const FOUND_EVENT = "messages.upsert";

const newEventId = () => `evt_${uuidv7()}`;

function parseEnvelope(text: string): Envelope | undefined {
  try {
    return Envelope.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
