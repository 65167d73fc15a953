import { DurableObject, exports } from "cloudflare:workers";
import type { BotCallRecord } from "../../lib/bot-call";
import type { LedgerTenant } from "../../lib/contract/tenant";
import { billingPeriod } from "../../lib/periods";
import { parseSecrets } from "../../lib/secrets";
import { migrate } from "../migrate";
import type { PacedProfile } from "../send-queue/messages";
import { openSql, type Sql } from "../sql";
import { forgetOld, grant, quotaState, readBooks, settle, updateLease } from "./books";
import { insertBotCalls } from "./bot-calls";
import type { BotDocument } from "./bot-document";
import { type ChargedSends, chargeSends, type HeardSends, SentMessages } from "./bot-sends";
import {
  botsReturnAt,
  carryOut,
  isOrderDue,
  lastOrder,
  lookUpRelay,
  orderAgain,
  type RelayKey,
  type RelayReply,
} from "./bot-switch";
import { type BotKey, type BotSnapshot, dropBot, forgetBotChanges, movedBots, putBot, takeBotSnapshot } from "./bots";
import { readCurrentUsage } from "./current-usage";
import { deliver } from "./deliver";
import { identify } from "./identify";
import { recordChange } from "./instance-changes";
import { type InstanceProfile, profileOf } from "./instance-profile";
import { listClients, noteClient } from "./key-clients";
import type * as messages from "./messages";
import { type Backlog, type Delivered, insertBatch, keptPayloads, readBacklog } from "./outbox";
import { pacedProfileOf, withPacing } from "./pacing";
import * as registry from "./registry";
import { applyRepairs, keepKey, takeSnapshot } from "./repair";
import { resealAll } from "./reseal";
import { STEPS } from "./steps";
import { applyPlan } from "./windows";

/**
 * The truth about one tenant in one mode: keys, instances, plan, quota windows, leases, and usage on its way to Postgres.
 * A grant is written before it is given and never exceeds a limit; a usage batch counts once. An object that was not
 * provisioned writes nothing and knows nobody.
 */
export class TenantLedger extends DurableObject<Env> {
  readonly #sql: Sql = openSql(this.ctx.storage.sql);
  /** Isolate → when it last synced. Only shares the burst rate out; nothing exact depends on it. */
  readonly #isolates = new Map<string, number>();
  /** What Postgres has; after an eviction it is delivered again, which changes nothing. */
  readonly #delivered: Delivered = new Map();
  /** Messages that calls have sent, to tell those of bots from them. */
  #sent: SentMessages | undefined;
  /** The period whose beginning was announced; forgetting it only announces it again. */
  #periodAnnounced = 0;
  #isSwitching = false;
  #calls = 0;
  #alarmsSet = 0;
  #failures = 0;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    if (this.#isProvisioned()) migrate(ctx.storage.sql, STEPS);
  }

  /** Creates or updates the tenant. A new plan holds from the next grant on. */
  async provision(tenant: LedgerTenant): Promise<void> {
    migrate(this.ctx.storage.sql, STEPS);
    registry.putTenant(this.#sql, tenant);
    applyPlan(this.#sql, tenant, Date.now());
    await this.#checkBots(tenant);
  }

  /** `agent` is what the caller names itself: kept for the random keys that people look after. */
  async identify(request: messages.IdentifyRequest, agent?: string): Promise<messages.IdentifyReply> {
    this.#calls++;
    const tenant = this.#tenant();
    if (!tenant) return { ok: false, reason: "unknown" };
    const reply = identify(this.#sql, tenant, { request, now: Date.now() });
    if (reply.ok && agent && request.kind === "random") noteClient(this.#sql, request.keyId, agent);
    return reply;
  }

  /** Key → the program that used it last. */
  async keyClients(): Promise<Record<string, string>> {
    return this.#isProvisioned() ? listClients(this.#sql) : {};
  }

  /** Hears usage and reports, then grants. All of it is written before the answer leaves. */
  async sync(request: messages.SyncRequest): Promise<messages.SyncReply> {
    this.#calls++;
    const tenant = this.#tenant();
    if (!tenant) return { granted: [], quota: [], burstShare: 1 };
    const { isolate, batch, leases, wants } = request;
    const now = Date.now();

    const sent = this.#sentMessages();
    const isNew = batch !== undefined && insertBatch(this.#sql, isolate, batch);
    if (isNew) sent.hear(batch.payload, now);
    const spent = isNew ? settle(this.#sql, batch.spent) : new Map<string, number>();
    const reports = new Map(leases.map((report) => [report.id, report]));
    for (const id of new Set([...spent.keys(), ...reports.keys()])) {
      const { returned = 0, closed = false } = reports.get(id) ?? {};
      updateLease(this.#sql, id, { spent: spent.get(id) ?? 0, returned, closed });
    }
    const granted = wants.flatMap((want) => grant(this.#sql, tenant, { ...want, now }) ?? []);
    const kinds = new Set(wants.map(({ kind }) => kind));
    const quota = Array.from(kinds, (kind) => quotaState(this.#sql, tenant, { kind, now }));
    if (isNew) await this.#wakeWithin(DELIVER_AFTER_MS);
    if (kinds.has("message_send")) await this.#checkBots(tenant);
    return { granted, quota, burstShare: this.#burstShare(isolate, now) };
  }

  /** Writes a key. A revocation is never taken back, whoever tells of the key later. */
  async putKey(key: messages.LedgerKey): Promise<void> {
    keepKey(this.#sql, key);
  }

  /** Forgets a key that was never shown to anybody. */
  async dropKey(id: string): Promise<void> {
    if (this.#isProvisioned()) registry.deleteKey(this.#sql, id);
  }

  async listKeys(): Promise<messages.LedgerKey[]> {
    return this.#isProvisioned() ? registry.listKeys(this.#sql) : [];
  }

  /** Refuses the key from `at` on; a later moment leaves a grace period. False for a key it does not know. */
  async revokeKey(id: string, at: number): Promise<boolean> {
    const key = this.#isProvisioned() ? registry.findKey(this.#sql, id) : undefined;
    if (key) keepKey(this.#sql, { ...key, revokedAt: at });
    return key !== undefined;
  }

  /** Everything that Postgres has as well, to compare. Null before it was provisioned. */
  async snapshot(): Promise<messages.LedgerSnapshot | null> {
    const tenant = this.#tenant();
    return tenant ? takeSnapshot(this.#sql, tenant) : null;
  }

  /** Makes it agree with Postgres where they differ. */
  async repair(repairs: messages.LedgerRepairs): Promise<void> {
    const tenant = this.#tenant();
    if (!tenant) return;
    const changed = applyRepairs(this.#sql, tenant, repairs);
    if (changed) await this.#wakeWithin(1);
  }

  /** What is used of each kind in the windows of this moment. Writes nothing. */
  async currentUsage(): Promise<messages.CurrentUsage[]> {
    const tenant = this.#tenant();
    return tenant ? readCurrentUsage(this.#sql, tenant, Date.now()) : [];
  }

  /** Seals again, under the newest secret, what is sealed under an older one. Safe to repeat. */
  async reseal(options: { dryRun: boolean }): Promise<messages.Resealed> {
    if (!this.#isProvisioned()) return { resealed: 0, current: 0, unreadable: 0, endpoints: [] };
    return resealAll(this.#sql, parseSecrets(this.env.DATA_SECRETS), options);
  }

  /** Holds a name while its instance is made upstream. A reservation that was abandoned gives way. */
  async reserveInstance(instance: messages.LedgerInstance): Promise<messages.ReserveReply> {
    const tenant = this.#tenant();
    const limit = tenant?.plan.standing.instances ?? 0;
    if (!tenant) return { ok: false, reason: "limit", limit };
    const known = registry.findInstance(this.#sql, instance.name);
    if (known && !isAbandoned(known) && known.id !== instance.id) return { ok: false, reason: "name_taken", limit };
    for (const one of registry.listInstances(this.#sql)) {
      if (isAbandoned(one)) registry.deleteInstance(this.#sql, one.id);
    }
    const others = registry.listInstances(this.#sql).filter(({ name }) => name !== instance.name);
    if (others.length >= limit) return { ok: false, reason: "limit", limit };
    registry.putInstance(this.#sql, instance);
    return { ok: true };
  }

  /** Writes an instance that exists upstream; Postgres hears of it. */
  async putInstance(instance: messages.LedgerInstance): Promise<void> {
    const tenant = this.#tenant();
    if (!tenant) return;
    registry.putInstance(this.#sql, instance);
    recordChange(this.#sql, tenant, { instance, deletedAt: null });
    await this.#wakeWithin(DELIVER_AFTER_MS);
  }

  /** Forgets an instance and everything kept about it. Calling it twice is the same as once. */
  async dropInstance(id: string): Promise<void> {
    const tenant = this.#tenant();
    const instance = registry.findInstanceById(this.#sql, id);
    if (!tenant || !instance) return;
    registry.deleteInstance(this.#sql, id);
    forgetBotChanges(this.#sql, id);
    if (instance.state === "creating") return;
    recordChange(this.#sql, tenant, { instance, deletedAt: Date.now() });
    await this.#wakeWithin(DELIVER_AFTER_MS);
  }

  async findInstance(name: string): Promise<messages.LedgerInstance | null> {
    this.#calls++;
    const found = this.#isProvisioned() ? registry.findInstance(this.#sql, name) : undefined;
    return found ? withPacing(this.#sql, found) : null;
  }

  /** What a queue of paced sends is held to; null for an instance that the tenant does not have. */
  async pacedProfile(instanceId: string): Promise<PacedProfile | null> {
    this.#calls++;
    const tenant = this.#tenant();
    return tenant ? pacedProfileOf(this.#sql, tenant, instanceId) : null;
  }

  async instanceById(id: string): Promise<messages.LedgerInstance | null> {
    return (this.#isProvisioned() && registry.findInstanceById(this.#sql, id)) || null;
  }

  async listInstances(): Promise<messages.LedgerInstance[]> {
    return this.#isProvisioned() ? registry.listInstances(this.#sql) : [];
  }

  async findDocument(key: registry.DocumentKey): Promise<string | null> {
    return registry.findDocument(this.#sql, key) ?? null;
  }

  async listDocuments(instanceId: string, kind: string): Promise<string[]> {
    return this.#isProvisioned() ? registry.listDocuments(this.#sql, instanceId, kind) : [];
  }

  /** Where a bot of the tenant's lives; null for any other id. */
  async findBot(id: string): Promise<messages.FoundBot | null> {
    return (this.#isProvisioned() && registry.findBot(this.#sql, id)) || null;
  }

  /** What the tenant wants of a bot; Postgres hears of it. False where it is not at `ifRevision` any more. */
  async putBot(key: BotKey, bot: BotDocument, ifRevision?: number): Promise<boolean> {
    const isWritten = putBot(this.#sql, key, bot, ifRevision);
    if (isWritten) await this.#wakeWithin(DELIVER_AFTER_MS);
    return isWritten;
  }

  /** Forgets a bot; Postgres hears of it. Twice is the same as once. */
  async dropBot(key: registry.DocumentKey): Promise<void> {
    dropBot(this.#sql, key);
    await this.#wakeWithin(DELIVER_AFTER_MS);
  }

  /** What is wanted of an instance's bots and their credentials. */
  async botSnapshot(instanceId: string): Promise<BotSnapshot> {
    return this.#isProvisioned() ? takeBotSnapshot(this.#sql, instanceId) : { bots: [], pending: [], isOff: false };
  }

  /** Id at the server → id as the tenant knows it, where these differ. */
  async movedBots(instanceId: string): Promise<Record<string, string>> {
    return this.#isProvisioned() ? movedBots(this.#sql, instanceId) : {};
  }

  /** Kinds of which an instance has bots. */
  async botKinds(instanceId: string): Promise<string[]> {
    return registry.botKinds(this.#sql, instanceId);
  }

  async listDocumentIds(instanceId: string, kind: string): Promise<string[]> {
    return registry.listDocumentKeys(this.#sql, kind).flatMap((key) => (key.instanceId === instanceId ? [key.id] : []));
  }

  async putDocument(key: registry.DocumentKey, document: string): Promise<void> {
    registry.putDocument(this.#sql, key, document);
  }

  async deleteDocument(key: registry.DocumentKey): Promise<boolean> {
    return registry.deleteDocument(this.#sql, key);
  }

  /** What an instance's object has to know; null for an instance that the tenant does not have. */
  async instanceProfile(id: string): Promise<InstanceProfile | null> {
    this.#calls++;
    const tenant = this.#tenant();
    return tenant ? profileOf(this.#sql, tenant, id) : null;
  }

  /** Charges for messages that no call of ours sent: bots did. Exactly once per message, however often it is told. */
  async chargeSends(heard: HeardSends): Promise<ChargedSends> {
    this.#calls++;
    const tenant = this.#tenant();
    if (!tenant) return { bots: [], exhausted: false };
    const reply = chargeSends(this.#sql, tenant, { heard, sent: this.#sentMessages(), now: Date.now() });
    await this.#wakeWithin(DELIVER_AFTER_MS);
    await this.#checkBots(tenant);
    return reply;
  }

  /** What a relay leads to, and whether bots may run. */
  async findRelay(key: RelayKey): Promise<RelayReply> {
    this.#calls++;
    const tenant = this.#tenant();
    return tenant ? lookUpRelay(this.#sql, tenant, key) : { ok: false };
  }

  /** Writes down calls of bots; Postgres hears of them. Told twice, they count once. */
  async noteBotCalls(calls: readonly BotCallRecord[]): Promise<void> {
    this.#calls++;
    if (!this.#isProvisioned()) return;
    insertBotCalls(this.#sql, calls);
    await this.#wakeWithin(DELIVER_AFTER_MS);
  }

  /** A bot was made or changed upstream: where bots are off, that one too is switched off. */
  async botChanged(): Promise<void> {
    if (this.#isProvisioned() && orderAgain(this.#sql)) await this.#wakeWithin(1);
  }

  async books(): Promise<messages.Books[]> {
    return this.#isProvisioned() ? readBooks(this.#sql, Date.now()) : [];
  }

  async counters(): Promise<messages.LedgerCounters> {
    // Setting an alarm is billed as a row.
    return { calls: this.#calls, rowsWritten: this.#sql.rowsWritten + this.#alarmsSet };
  }

  /** What waits for Postgres, for operators. */
  async backlog(): Promise<Backlog> {
    return this.#isProvisioned() ? readBacklog(this.#sql, this.#failures > 0) : { waiting: 0, oldestAt: null };
  }

  /** Forgets everything and leaves nothing in storage, no alarm either: whoever asks finds a tenant that never was. */
  async erase(): Promise<void> {
    await this.ctx.storage.deleteAll();
    this.#isolates.clear();
    this.#delivered.clear();
    this.#sent = undefined;
  }

  /** Brings Postgres up to date. While it is down, everything stays and the next try comes later. */
  override async alarm(): Promise<void> {
    this.#calls++;
    const tenant = this.#tenant();
    if (!tenant) return;
    forgetOld(this.#sql, Date.now());
    await this.#switchBots(tenant);
    try {
      const more = await deliver({ sql: this.#sql, env: this.env, tenant, delivered: this.#delivered });
      this.#failures = 0;
      if (more) await this.#wakeWithin(1);
      else await this.#endPeriod(tenant);
    } catch (error) {
      this.#failures++;
      console.warn({
        event: "outbox_waits",
        tenantId: tenant.tenantId,
        failures: this.#failures,
        error: reasonOf(error),
      });
      await this.#wakeWithin(Math.min(1_000 * 2 ** Math.min(this.#failures, 5), LONGEST_WAIT_MS));
    }
  }

  #tenant(): LedgerTenant | undefined {
    return this.#isProvisioned() ? registry.findTenant(this.#sql) : undefined;
  }

  /** Has a period that is over billed, as soon as its last calls are settled. The cron trigger does so for ledgers at rest. */
  async #endPeriod({ tenantId, mode, periodAnchor }: LedgerTenant): Promise<void> {
    const { start } = billingPeriod(periodAnchor, Date.now() - SETTLING_MS);
    if (mode !== "live" || start === this.#periodAnnounced) return;
    if (await exports.BillingDoor.periodEnded(tenantId)) this.#periodAnnounced = start;
    else await this.#wakeWithin(LONGEST_WAIT_MS);
  }

  /** A tenant whose bots must stop, or may go on, is seen to at once. */
  async #checkBots(tenant: LedgerTenant): Promise<void> {
    if (!isOrderDue(this.#sql, tenant, Date.now())) return;
    // At once: an alarm may be busy with a database that is slow. It sees to what was cut off.
    await this.#wakeWithin(SWITCH_AGAIN_MS);
    this.ctx.waitUntil(this.#switchBots(tenant));
  }

  /** One at a time: to switch off and on at once would leave some of either. */
  async #switchBots(tenant: LedgerTenant): Promise<void> {
    if (this.#isSwitching) return this.#wakeWithin(SWITCH_AGAIN_MS);
    this.#isSwitching = true;
    const order = (...what: Parameters<typeof exports.BotDoor.switchBots>) => exports.BotDoor.switchBots(...what);
    const done = await carryOut(this.#sql, tenant, order).catch((error: unknown) => {
      console.warn({ event: "bots_wait", tenantId: tenant.tenantId, error: reasonOf(error) });
      return false;
    });
    this.#isSwitching = false;
    const now = Date.now();
    if (!done) await this.#wakeWithin(SWITCH_AGAIN_MS);
    else if (lastOrder(this.#sql).wanted === "off") {
      await this.#wakeWithin(Math.min(botsReturnAt(this.#sql, tenant, now) - now, LONGEST_REST_MS) + 1);
    }
  }

  #sentMessages(): SentMessages {
    this.#sent ??= new SentMessages(keptPayloads(this.#sql), Date.now());
    return this.#sent;
  }

  #isProvisioned(): boolean {
    return this.#sql.run("SELECT 1 FROM sqlite_master WHERE name = 'tenant'").length > 0;
  }

  #burstShare(isolate: string, now: number): number {
    this.#isolates.set(isolate, now);
    for (const [id, seen] of this.#isolates) if (now - seen > ISOLATE_FORGOTTEN_MS) this.#isolates.delete(id);
    return 1 / this.#isolates.size;
  }

  async #wakeWithin(ms: number): Promise<void> {
    const due = Date.now() + Math.max(1, ms);
    const planned = await this.ctx.storage.getAlarm();
    if (planned !== null && planned <= due) return;
    this.#alarmsSet++;
    await this.ctx.storage.setAlarm(due);
  }
}

/** Without the statement, which would print every row of the batch. */
const reasonOf = (error: unknown) => String(error instanceof Error ? (error.cause ?? error.name) : error);

/** A create that was cut off has left its reservation behind. */
const isAbandoned = ({ state, createdAt }: messages.LedgerInstance) =>
  state === "creating" && Date.now() - createdAt > ABANDONED_AFTER_MS;

/** Calls that began in a period may end this long after it. */
const SETTLING_MS = 180_000;
const DELIVER_AFTER_MS = 3_000;
/** Bots stop within ten seconds, also where the first try fails. */
const SWITCH_AGAIN_MS = 2_000;
const LONGEST_REST_MS = 3_600_000;
const LONGEST_WAIT_MS = 15_000;
const ABANDONED_AFTER_MS = 120_000;
const ISOLATE_FORGOTTEN_MS = 10_000;
