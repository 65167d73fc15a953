import { DurableObject } from "cloudflare:workers";
import type { BotCallRecord } from "../../lib/bot-call";
import type { LedgerTenant } from "../../lib/contract/tenant";
import { parseSecrets } from "../../lib/secrets";
import { migrate } from "../migrate";
import type { PacedProfile } from "../send-queue/messages";
import { openSql, type Sql } from "../sql";
import { forgetOld, readBooks } from "./books";
import { insertBotCalls } from "./bot-calls";
import type { BotDocument } from "./bot-document";
import { holdBot, type LeftHold, leaveHold, leftHolds } from "./bot-holds";
import { type ChargedSends, chargeSends, claimSend, type HeardSends, SentMessages, type SlowSend } from "./bot-sends";
import { lookUpRelay, orderAgain, type RelayKey, type RelayReply } from "./bot-switch";
import { type BotKey, type BotSnapshot, dropBot, movedBots, putBot, takeBotSnapshot } from "./bots";
import { createBurstShare } from "./burst-share";
import { createCourier } from "./courier";
import { readCurrentUsage } from "./current-usage";
import { endedRelays } from "./ended-relays";
import { identify } from "./identify";
import { type InstanceProfile, profileOf } from "./instance-profile";
import { forgetInstance, keepInstance, reserveInstance } from "./instances";
import { listClients, noteClient } from "./key-clients";
import type * as messages from "./messages";
import { type Backlog, keptPayloads } from "./outbox";
import { pacedProfileOf, withPacing } from "./pacing";
import { readRefused, retryRefused } from "./refused-batches";
import * as registry from "./registry";
import { applyRepairs, keepKey, takeSnapshot } from "./repair";
import { resealAll } from "./reseal";
import { STEPS } from "./steps";
import { createBotSwitch } from "./switch-bots";
import { takeSync } from "./sync";
import { createWake } from "./wake";
import { applyPlan } from "./windows";

/**
 * The truth about one tenant in one mode: keys, instances, plan, quota windows, leases, and usage on its way to Postgres.
 * A grant is written before it is given and never exceeds a limit; a usage batch counts once. An object that was not
 * provisioned writes nothing and knows nobody.
 */
export class TenantLedger extends DurableObject<Env> {
  readonly #sql: Sql = openSql(this.ctx.storage.sql);
  readonly #wake = createWake(this.ctx.storage);
  readonly #courier = createCourier({ sql: this.#sql, env: this.env, wake: this.#wake });
  readonly #botSwitch = createBotSwitch({ sql: this.#sql, wake: this.#wake, ctx: this.ctx });
  readonly #burstShare = createBurstShare();
  /** Messages that calls have sent, to tell those of bots from them. */
  #sent: SentMessages | undefined;
  #calls = 0;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    if (this.#isProvisioned()) migrate(ctx.storage.sql, STEPS);
  }

  /** Creates or updates the tenant. A new plan holds from the next grant on. */
  async provision(tenant: LedgerTenant): Promise<void> {
    migrate(this.ctx.storage.sql, STEPS);
    registry.putTenant(this.#sql, tenant);
    applyPlan(this.#sql, tenant, Date.now());
    await this.#botSwitch.check(tenant);
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

  async listKeys(): Promise<messages.LedgerKey[]> {
    return this.#isProvisioned() ? registry.listKeys(this.#sql) : [];
  }

  /** Writes a key. A revocation is never taken back, whoever tells of the key later. */
  async putKey(key: messages.LedgerKey): Promise<void> {
    keepKey(this.#sql, key);
  }

  /** Refuses the key from `at` on; a later moment leaves a grace period. False for a key it does not know. */
  async revokeKey(id: string, at: number): Promise<boolean> {
    const key = this.#isProvisioned() ? registry.findKey(this.#sql, id) : undefined;
    if (key) keepKey(this.#sql, { ...key, revokedAt: at });
    return key !== undefined;
  }

  /** Forgets a key that was never shown to anybody. */
  async dropKey(id: string): Promise<void> {
    if (this.#isProvisioned()) registry.deleteKey(this.#sql, id);
  }

  /** Hears usage and reports, then grants. All of it is written before the answer leaves. */
  async sync(request: messages.SyncRequest): Promise<messages.SyncReply> {
    this.#calls++;
    const tenant = this.#tenant();
    if (!tenant) return { granted: [], quota: [], burstShare: 1 };
    const now = Date.now();
    const { granted, quota, isNews } = takeSync(this.#sql, tenant, { request, sent: this.#sentMessages(), now });
    if (isNews) await this.#wake.within(DELIVER_AFTER_MS);
    if (request.wants.some(({ kind }) => kind === "message_send")) await this.#botSwitch.check(tenant);
    return { granted, quota, burstShare: this.#burstShare.of(request.isolate, now) };
  }

  /** What is used of each kind in the windows of this moment. Writes nothing. */
  async currentUsage(): Promise<messages.CurrentUsage[]> {
    const tenant = this.#tenant();
    return tenant ? readCurrentUsage(this.#sql, tenant, Date.now()) : [];
  }

  async books(): Promise<messages.Books[]> {
    return this.#isProvisioned() ? readBooks(this.#sql, Date.now()) : [];
  }

  /** Charges for messages that no call of ours sent: bots did. Exactly once per message, however often it is told. */
  async chargeSends(heard: HeardSends): Promise<ChargedSends> {
    this.#calls++;
    const tenant = this.#tenant();
    if (!tenant) return { bots: [], exhausted: false };
    const reply = chargeSends(this.#sql, tenant, { heard, sent: this.#sentMessages(), now: Date.now() });
    await this.#wake.within(DELIVER_AFTER_MS);
    await this.#botSwitch.check(tenant);
    return reply;
  }

  /** Whether a slow call's message was charged before the call was heard of. */
  async claimSend(call: SlowSend): Promise<boolean> {
    this.#calls++;
    return this.#isProvisioned() && claimSend(this.#sql, call, { sent: this.#sentMessages(), now: Date.now() });
  }

  /** Writes down calls of bots; Postgres hears of them. Told twice, they count once. */
  async noteBotCalls(calls: readonly BotCallRecord[]): Promise<void> {
    this.#calls++;
    if (!this.#isProvisioned()) return;
    insertBotCalls(this.#sql, calls);
    await this.#wake.within(DELIVER_AFTER_MS);
  }

  /** Holds a name while its instance is made upstream. A reservation that was abandoned gives way. */
  async reserveInstance(instance: messages.LedgerInstance): Promise<messages.ReserveReply> {
    const tenant = this.#tenant();
    return tenant ? reserveInstance(this.#sql, tenant, instance) : { ok: false, reason: "limit", limit: 0 };
  }

  /** Writes an instance that exists upstream; Postgres hears of it. */
  async putInstance(instance: messages.LedgerInstance): Promise<void> {
    const tenant = this.#tenant();
    if (!tenant) return;
    keepInstance(this.#sql, tenant, instance);
    await this.#wake.within(DELIVER_AFTER_MS);
  }

  /** Forgets an instance and everything kept about it. Calling it twice is the same as once. */
  async dropInstance(id: string): Promise<void> {
    const tenant = this.#tenant();
    if (tenant && forgetInstance(this.#sql, tenant, id)) await this.#wake.within(DELIVER_AFTER_MS);
  }

  async findInstance(name: string): Promise<messages.LedgerInstance | null> {
    this.#calls++;
    const found = this.#isProvisioned() ? registry.findInstance(this.#sql, name) : undefined;
    return found ? withPacing(this.#sql, found) : null;
  }

  async instanceById(id: string): Promise<messages.LedgerInstance | null> {
    return (this.#isProvisioned() && registry.findInstanceById(this.#sql, id)) || null;
  }

  async listInstances(): Promise<messages.LedgerInstance[]> {
    return this.#isProvisioned() ? registry.listInstances(this.#sql) : [];
  }

  /** What an instance's object has to know; null for an instance that the tenant does not have. */
  async instanceProfile(id: string): Promise<InstanceProfile | null> {
    this.#calls++;
    const tenant = this.#tenant();
    return tenant ? profileOf(this.#sql, tenant, id) : null;
  }

  /** What a queue of paced sends is held to; null for an instance that the tenant does not have. */
  async pacedProfile(instanceId: string): Promise<PacedProfile | null> {
    this.#calls++;
    const tenant = this.#tenant();
    return tenant ? pacedProfileOf(this.#sql, tenant, instanceId) : null;
  }

  async findDocument(key: registry.DocumentKey): Promise<string | null> {
    return registry.findDocument(this.#sql, key) ?? null;
  }

  async listDocuments(instanceId: string, kind: string): Promise<string[]> {
    return this.#isProvisioned() ? registry.listDocuments(this.#sql, instanceId, kind) : [];
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

  /** Where a bot of the tenant's lives; null for any other id. */
  async findBot(id: string): Promise<messages.FoundBot | null> {
    return (this.#isProvisioned() && registry.findBot(this.#sql, id)) || null;
  }

  /** Kinds of which an instance has bots. */
  async botKinds(instanceId: string): Promise<string[]> {
    return registry.botKinds(this.#sql, instanceId);
  }

  /** What is wanted of an instance's bots and their credentials. */
  async botSnapshot(instanceId: string): Promise<BotSnapshot> {
    return this.#isProvisioned() ? takeBotSnapshot(this.#sql, instanceId) : { bots: [], pending: [], isOff: false };
  }

  /** Id at the server → id as the tenant knows it, where these differ. */
  async movedBots(instanceId: string): Promise<Record<string, string>> {
    return this.#isProvisioned() ? movedBots(this.#sql, instanceId) : {};
  }

  /** Of which relays the maker's key has ended. */
  async endedRelays(instanceId: string): Promise<string[]> {
    return endedRelays(this.#sql, instanceId);
  }

  /** What the tenant wants of a bot; Postgres hears of it. False where it is not at `ifRevision` any more. */
  async putBot(key: BotKey, bot: BotDocument, ifRevision?: number): Promise<boolean> {
    const isWritten = putBot(this.#sql, key, bot, ifRevision);
    if (isWritten) await this.#wake.within(DELIVER_AFTER_MS);
    return isWritten;
  }

  /** Announces a change of a bot, or of settings, to be ended by its `holdKey`. False where somebody else was faster. */
  async holdBot(key: registry.DocumentKey, hold: Parameters<typeof holdBot>[2]): Promise<boolean> {
    return holdBot(this.#sql, key, hold);
  }

  async leaveHold(key: registry.DocumentKey): Promise<void> {
    leaveHold(this.#sql, key);
  }

  /** Changes of an instance's bots that the audit log may not know of. */
  async leftHolds(instanceId: string): Promise<LeftHold[]> {
    return leftHolds(this.#sql, instanceId);
  }

  /** Forgets a bot; Postgres hears of it. Twice is the same as once. */
  async dropBot(key: registry.DocumentKey): Promise<void> {
    dropBot(this.#sql, key);
    await this.#wake.within(DELIVER_AFTER_MS);
  }

  /** A bot was made or changed upstream: where bots are off, that one too is switched off. */
  async botChanged(): Promise<void> {
    if (this.#isProvisioned() && orderAgain(this.#sql)) await this.#wake.within(1);
  }

  /** What a relay leads to, and whether bots may run. */
  async findRelay(key: RelayKey): Promise<RelayReply> {
    this.#calls++;
    const tenant = this.#tenant();
    return tenant ? lookUpRelay(this.#sql, tenant, key) : { ok: false };
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
    if (changed) await this.#wake.within(1);
  }

  /** Seals again, under the newest secret, what is sealed under an older one. Safe to repeat. */
  async reseal(options: { dryRun: boolean }): Promise<messages.Resealed> {
    if (!this.#isProvisioned()) return { resealed: 0, current: 0, unreadable: 0, endpoints: [] };
    return resealAll(this.#sql, parseSecrets(this.env.DATA_SECRETS), options);
  }

  /** What waits for Postgres, for operators. */
  async backlog(): Promise<Backlog> {
    return this.#isProvisioned() ? this.#courier.backlog() : { waiting: 0, oldestAt: null };
  }

  /** Usage that Postgres refuses, for operators. */
  async refusedUsage(): Promise<messages.RefusedUsage> {
    return this.#isProvisioned() ? readRefused(this.#sql) : { batches: 0, calls: 0, units: 0, oldestAt: null };
  }

  /** Offers that usage to Postgres again, as often as one likes; null while it does not answer. */
  async retryRefused(): Promise<messages.RetriedUsage | null> {
    const tenant = this.#tenant();
    return tenant ? retryRefused({ sql: this.#sql, env: this.env, tenant }) : { recorded: 0, left: 0, reason: null };
  }

  async counters(): Promise<messages.LedgerCounters> {
    // Setting an alarm is billed as a row.
    return { calls: this.#calls, rowsWritten: this.#sql.rowsWritten + this.#wake.timesSet };
  }

  /** Forgets everything and leaves nothing in storage, no alarm either: whoever asks finds a tenant that never was. */
  async erase(): Promise<void> {
    await this.ctx.storage.deleteAll();
    this.#burstShare.forget();
    this.#courier.forget();
    this.#sent = undefined;
  }

  override async alarm(): Promise<void> {
    this.#calls++;
    const tenant = this.#tenant();
    if (!tenant) return;
    forgetOld(this.#sql, Date.now());
    await this.#botSwitch.switchBots(tenant);
    await this.#courier.run(tenant);
  }

  #tenant(): LedgerTenant | undefined {
    return this.#isProvisioned() ? registry.findTenant(this.#sql) : undefined;
  }

  #sentMessages(): SentMessages {
    this.#sent ??= new SentMessages(keptPayloads(this.#sql), Date.now());
    return this.#sent;
  }

  #isProvisioned(): boolean {
    return this.#sql.run("SELECT 1 FROM sqlite_master WHERE name = 'tenant'").length > 0;
  }
}

const DELIVER_AFTER_MS = 3_000;
