import { DurableObject, exports } from "cloudflare:workers";
import type { InstanceView } from "../../lib/contract/instance-state";
import { newEventId } from "../../lib/ids";
import { parseSecrets } from "../../lib/secrets";
import { isAcceptedVersion, type WebhookOwner } from "../../lib/webhook-secret";
import type { InstanceProfile } from "../tenant-ledger/instance-profile";
import { type Arrival, type Desk, takeFound, takeIn } from "./arrival";
import { insertContacts, knownContacts } from "./contacts";
import { createDepartures, type Spacing } from "./departures";
import { createDirectory } from "./directory";
import { type Errands, nextWake, runErrands } from "./errands";
import { pairedAtOf, viewOf } from "./kept";
import { createMemory } from "./memory";
import type * as messages from "./messages";
import { takeEndings } from "./paced-endings";
import { createPassOn } from "./pass-on";
import { createPublisher } from "./publisher";
import { readArrival, readLargeArrival } from "./read-arrival";
import { takeLeave } from "./take-leave";
import { tellQueue } from "./tell-queue";
import { wantedByAny } from "./wants";

const RETRY_MS = 5_000;

/**
 * One per WhatsApp instance: what it is doing, its events on their way to whoever wants them, and the log of its messages.
 * Takes each event in once in 48 hours and has written it down before it says so; then tells listeners, endpoints and
 * Postgres, each at its own pace.
 */
export class InstanceState extends DurableObject<Env> {
  #events = 0;
  #calls = 0;
  readonly #secrets = parseSecrets(this.env.DATA_SECRETS);
  readonly #memory = createMemory(this.ctx.storage);
  readonly #directory = createDirectory(this.env);
  readonly #publisher = createPublisher(this.env);
  readonly #nextDeparture = createDepartures();
  readonly #passOn = createPassOn({
    ...{ env: this.env, secrets: this.#secrets, memory: this.#memory },
    ...{ directory: this.#directory, publisher: this.#publisher },
  });

  async ingest(request: messages.IngestRequest): Promise<messages.IngestReply> {
    this.#calls++;
    const profile = await this.#identify(request);
    if (!profile) return { ok: false, code: "unknown" };
    const read = await readArrival(() => this.#desk(request.owner), profile, request);
    return read.ok ? this.#take(profile, request.hash, read.arrival) : read;
  }

  /** For an event that is too large to be taken in whole: names the id under which it is put, if anybody wants it. */
  async introduce(claim: messages.Claim, event: string): Promise<messages.Introduction> {
    this.#calls++;
    const profile = await this.#identify(claim);
    if (!profile) return { ok: false };
    const { upstreamName, name: publicName, server } = profile.instance;
    const isWanted = wantedByAny(profile, event);
    return { ok: true, id: newEventId(), upstreamName, publicName, serverUrl: server.url, isWanted };
  }

  /** Takes in what was put into R2 before. What is not wanted there is deleted. */
  async ingestLarge(request: messages.LargeIngestRequest): Promise<messages.IngestReply> {
    this.#calls++;
    const { hash, object } = request;
    const profile = await this.#identify(request);
    const arrival = profile && readLargeArrival(profile, request);
    const reply: messages.IngestReply = arrival
      ? await this.#take(profile, hash, arrival)
      : { ok: false, code: "unknown" };
    if (object !== null && (!arrival?.stored || !reply.ok || reply.duplicate)) await this.env.MEDIA.delete(object);
    return reply;
  }

  /** Its name or its endpoints have changed: the ledger is asked again. */
  async refresh(): Promise<void> {
    this.#directory.forget();
  }

  /** Which events go out over `/live`, by subscription name; none switches it off. */
  async setSocketEvents(owner: WebhookOwner, events: string[]): Promise<void> {
    this.#memory.keep({ ...this.#memory.of(owner), socketEvents: events });
  }

  /** The instance as it is; from now on the feed is told of every change. */
  async introduceTo(owner: WebhookOwner): Promise<messages.Introduced | null> {
    this.#calls++;
    const profile = await this.#directory.find(owner);
    if (!profile) return null;
    this.#publisher.listen();
    const kept = this.#memory.of(owner);
    return { view: viewOf(kept, profile.instance, Date.now()), revision: kept.revision };
  }

  /** The instance as it is; null before its first event, and for one that the tenant does not have. */
  async view(owner: WebhookOwner): Promise<InstanceView | null> {
    this.#calls++;
    const profile = await this.#directory.find(owner);
    const kept = this.#memory.find();
    return profile && kept ? viewOf(kept, profile.instance, Date.now()) : null;
  }

  /** Whether it is connected, since when, and which of these contacts (hashes) it knows. */
  async standing(owner: WebhookOwner, contacts: string[]): Promise<messages.Standing> {
    this.#calls++;
    const kept = this.#memory.of(owner);
    const known = contacts.length === 0 ? [] : knownContacts(this.#memory.sql, contacts);
    return { isOpen: kept.state.status === "open", pairedAt: pairedAtOf(kept), known };
  }

  /** Contacts (hashes) that it knows by other ways than events. */
  async meet(contacts: string[]): Promise<void> {
    this.#calls++;
    insertContacts(this.#memory.sql, contacts);
  }

  /** Paced sends that have come to their end: listeners and endpoints hear of each once, however often it is told. */
  async tellPaced(owner: WebhookOwner, endings: messages.PacedEnding[]): Promise<void> {
    this.#calls++;
    const profile = await this.#directory.find(owner);
    if (!profile) return;
    if (!(await takeEndings(this.#desk(owner), profile, endings))) return;
    await this.#memory.storage.wakeBy(Date.now() + RETRY_MS);
    this.ctx.waitUntil(this.#passOn.toAll(owner));
  }

  /** How long an event for the server has to wait, in ms, until it leaves apart from those before it. */
  async turn(spacing: Spacing): Promise<number> {
    this.#calls++;
    return this.#nextDeparture(Date.now(), spacing);
  }

  /** Asks the server for messages of that time whose events never came. */
  async fillGap(owner: WebhookOwner, { from, until }: { from: number; until: number }): Promise<void> {
    this.#memory.keep({ ...this.#memory.of(owner), fill: { from, until, page: 1, dueAt: Date.now() } });
    await this.#memory.storage.wakeBy(Date.now() + 1);
  }

  async counters(): Promise<messages.InstanceCounters> {
    return { events: this.#events, calls: this.#calls, rowsWritten: this.#memory.storage.rowsWritten };
  }

  /** Forgets everything and leaves nothing in storage or R2, no alarm either. What it knew of messages goes to Postgres first. */
  async erase(): Promise<void> {
    this.#directory.forget();
    await takeLeave(this.env, this.#memory);
  }

  override async alarm(): Promise<void> {
    this.#calls++;
    const begunAt = Date.now();
    const kept = this.#memory.find();
    if (!kept) return;
    // Not waited for: who is slow to take events keeps nothing else from being done.
    this.ctx.waitUntil(this.#passOn.toAll(kept.owner));
    const profile = await this.#directory.find(kept.owner);
    if (profile && this.#memory.atHand) await runErrands(this.#errands(profile, kept.owner));
    const { atHand } = this.#memory;
    const wake = atHand && nextWake(this.#memory.sql, atHand, { begunAt, now: Date.now() });
    if (wake) await this.#memory.storage.wakeBy(wake);
  }

  async #identify({ owner, keyVersion }: messages.Claim): Promise<InstanceProfile | undefined> {
    const profile = await this.#directory.find(owner);
    return profile && isAcceptedVersion(keyVersion, profile.instance.keyVersion) ? profile : undefined;
  }

  async #take(profile: InstanceProfile, hash: string, arrival: Arrival): Promise<messages.IngestReply> {
    const { owner } = arrival;
    const desk = this.#desk(owner);
    if (!takeIn(desk, profile, { hash, arrival })) return { ok: true, duplicate: true };
    this.#events++;
    const isOpenAgain = desk.kept.state.status !== "open" && desk.current().state.status === "open";
    if (profile.paced && isOpenAgain) this.ctx.waitUntil(tellQueue(this.env, owner));
    await this.#memory.storage.wakeBy(Date.now() + RETRY_MS);
    this.ctx.waitUntil(this.#publisher.flush(owner));
    // The answer goes before the endpoints' outboxes, which write as well and would keep the server waiting.
    this.ctx.waitUntil(scheduler.wait(1).then(() => this.#passOn.toEndpoints(owner)));
    return { ok: true, duplicate: false };
  }

  #desk(owner: WebhookOwner): Desk {
    return {
      sql: this.#memory.sql,
      secrets: this.#secrets,
      publisher: this.#publisher,
      publicUrl: new URL(this.env.PUBLIC_URL).origin,
      findAddress: (reference) => this.#directory.addressOf(owner, reference),
      kept: this.#memory.of(owner),
      keep: (kept) => this.#memory.keep(kept),
      current: () => this.#memory.of(owner),
    };
  }

  #errands(profile: InstanceProfile, owner: WebhookOwner): Errands {
    return {
      env: this.env,
      sql: this.#memory.sql,
      profile,
      upstream: exports.UpstreamDoor,
      kept: () => this.#memory.of(owner),
      keep: (kept) => this.#memory.keep(kept),
      takeFound: async (found) => {
        await takeFound(this.#desk(owner), profile, found);
        await this.#passOn.toAll(owner);
      },
      tell: async () => {
        const kept = { ...this.#memory.of(owner), revision: this.#memory.of(owner).revision + 1 };
        this.#memory.keep(kept);
        const view = () => viewOf(this.#memory.of(owner), profile.instance, Date.now());
        this.#publisher.tell({ revision: kept.revision, view });
        await this.#publisher.flush(owner);
      },
    };
  }
}
