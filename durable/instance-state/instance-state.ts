import { DurableObject } from "cloudflare:workers";
import { eventName } from "../../lib/event-names";
import { uuidv7 } from "../../lib/ids";
import { Envelope, rewriteEvent, trueTime } from "../../lib/rewrite-event";
import { seal } from "../../lib/seal";
import { parseSecrets } from "../../lib/secrets";
import { isAcceptedVersion, type WebhookOwner } from "../../lib/webhook-secret";
import { migrate } from "../migrate";
import { openSql, type Sql } from "../sql";
import { bodyContext } from "../webhook-outbox/messages";
import { createDirectory, type Known } from "./directory";
import { fanOut } from "./fan-out";
import { type Live, newLive, nextLive } from "./live";
import type { Claim, IngestReply, IngestRequest, Introduction, LargeIngestRequest } from "./messages";
import { STEPS } from "./steps";
import * as store from "./store";
import { wantsEvent } from "./wants";

const PURGE_BATCH = 1_000;
const RETRY_MS = 5_000;

/**
 * One per WhatsApp instance: what it is doing, and its events on their way to whoever wants them. Takes each event in once in
 * 48 hours and has written it down before it says so.
 */
export class InstanceState extends DurableObject<Env> {
  #opened: Sql | undefined;
  #fanningOut = false;
  readonly #directory = createDirectory(this.env);

  async ingest(request: IngestRequest): Promise<IngestReply> {
    const known = await this.#identify(request);
    if (!known) return { ok: false, code: "unknown" };
    const envelope = parseEnvelope(request.text);
    if (!envelope) return { ok: false, code: "malformed" };
    if (envelope.instance !== known.instance.upstreamName) return { ok: false, code: "unknown" };

    const id = newEventId();
    const { event } = envelope;
    const isWanted = known.endpoint !== undefined && wantsEvent(known.endpoint, event);
    const body = isWanted
      ? await this.#seal(id, 0, rewriteEvent(envelope, this.#view(known, request.receivedAt)))
      : undefined;
    // From here to the last write nothing is waited for: all of it is kept, or nothing.
    if (!this.#takeIn(request.hash)) return { ok: true, duplicate: true };
    if (body !== undefined) store.insertInbox(this.#sql, { id, event, body, moreParts: 0 });
    this.#observe(request.owner, { event, data: envelope.data, at: trueTime(envelope.date_time, request.receivedAt) });
    await this.#passOn();
    return { ok: true, duplicate: false };
  }

  /** For an event that is too large to be taken in whole: names the id under which its pieces are put. */
  async introduce(claim: Claim): Promise<Introduction> {
    const known = await this.#identify(claim);
    if (!known) return { ok: false };
    const { upstreamName, name: publicName } = known.instance;
    return { ok: true, id: newEventId(), upstreamName, publicName };
  }

  /** A piece of a large event. Pieces of an event that is never completed are forgotten within hours. */
  async putPart({ id, part, bytes }: { id: string; part: number; bytes: Uint8Array<ArrayBuffer> }): Promise<void> {
    store.putPart(this.#sql, { id, part, body: await this.#seal(id, part, bytes), at: Date.now() });
    await this.#wakeForNext();
  }

  /** Takes in what was put before. */
  async ingestLarge(request: LargeIngestRequest): Promise<IngestReply> {
    const { id, hash, event, parts } = request;
    const known = await this.#identify(request);
    if (!known) return { ok: false, code: "unknown" };
    if (store.countParts(this.#sql, id) !== parts) return { ok: false, code: "malformed" };
    const isNew = this.#takeIn(hash);
    const isWanted = known.endpoint !== undefined && wantsEvent(known.endpoint, event);
    if (isNew && isWanted) store.insertInbox(this.#sql, { id, event, body: null, moreParts: parts - 1 });
    else store.deleteParts(this.#sql, id);
    // Its data was not looked at; this notes whose instance it is, which the alarm has to know.
    if (isNew) this.#observe(request.owner, { event: "", data: null, at: Date.now() });
    await this.#passOn();
    return { ok: true, duplicate: !isNew };
  }

  /** Its name or its endpoint has changed: the ledger is asked again. */
  async refresh(): Promise<void> {
    this.#directory.forget();
  }

  /** Undefined before the first event. */
  async live(): Promise<Live | undefined> {
    return store.findLive(this.#sql)?.live;
  }

  /** Forgets everything and leaves nothing in storage, no alarm either. */
  async erase(): Promise<void> {
    this.#directory.forget();
    await this.ctx.storage.deleteAll();
    this.#opened = undefined;
  }

  override async alarm(): Promise<void> {
    await this.#fanOut();
    store.deleteOld(this.#sql, PURGE_BATCH, Date.now());
    await this.#wakeForNext();
  }

  async #identify({ owner, keyVersion }: Claim): Promise<Known | undefined> {
    const known = await this.#directory.find(owner);
    return known && isAcceptedVersion(keyVersion, known.instance.keyVersion) ? known : undefined;
  }

  /** False for a body that was taken in before. */
  #takeIn(hash: string): boolean {
    const now = Date.now();
    if (store.hasSeen(this.#sql, hash, now)) return false;
    store.insertSeen(this.#sql, hash, now);
    return true;
  }

  #observe(owner: WebhookOwner, { event, data, at }: { event: string; data: unknown; at: number }): void {
    const before = store.findLive(this.#sql)?.live;
    const after = nextLive(before ?? newLive(at), { name: eventName(event), data, at });
    if (after !== before) store.putLive(this.#sql, owner, after);
  }

  /** The alarm is the promise that it will be passed on; trying at once is only faster. */
  async #passOn(): Promise<void> {
    await this.#wakeForNext();
    this.ctx.waitUntil(this.#fanOut());
  }

  async #fanOut(): Promise<void> {
    const owner = store.findLive(this.#sql)?.owner;
    if (this.#fanningOut || !owner) return;
    this.#fanningOut = true;
    try {
      await fanOut({ env: this.env, sql: this.#sql, owner, known: await this.#directory.find(owner) });
    } catch (error) {
      console.warn({ event: "fan_out_waits", instanceId: owner.instanceId, error: String(error) });
    } finally {
      this.#fanningOut = false;
    }
  }

  #view({ instance }: Known, receivedAt: number) {
    const publicUrl = new URL(this.env.PUBLIC_URL).origin;
    return { upstreamName: instance.upstreamName, publicName: instance.name, publicUrl, receivedAt };
  }

  #seal(id: string, part: number, body: string | Uint8Array<ArrayBuffer>): Promise<string> {
    return seal(parseSecrets(this.env.DATA_SECRETS), body, bodyContext(id, part));
  }

  /** The tables are made at first use, not on waking: erased state stays empty. */
  get #sql(): Sql {
    if (!this.#opened) {
      migrate(this.ctx.storage.sql, STEPS);
      this.#opened = openSql(this.ctx.storage.sql);
    }
    return this.#opened;
  }

  async #wakeForNext(): Promise<void> {
    const now = Date.now();
    const waits = store.nextInbox(this.#sql, 1).length > 0;
    const due = waits ? now + RETRY_MS : store.earliestExpiry(this.#sql);
    if (due === null) return;
    const alarm = await this.ctx.storage.getAlarm();
    // An alarm in the past may have been lost in a restart: it is set again.
    if (alarm !== null && alarm > now && alarm <= due) return;
    await this.ctx.storage.setAlarm(Math.max(due, now + 1));
  }
}

const newEventId = () => `evt_${uuidv7()}`;

function parseEnvelope(text: string): Envelope | undefined {
  try {
    return Envelope.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
