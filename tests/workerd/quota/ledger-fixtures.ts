import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { openSql, type Sql } from "../../../durable/sql";
import type { LedgerInstance, LedgerKey, SyncRequest, Want } from "../../../durable/tenant-ledger/messages";
import type { LedgerTenant } from "../../../lib/contract/tenant";
import { uuidv7 } from "../../../lib/ids";
import type { QuotaKind } from "../../../lib/quota";
import type { UsageEvent } from "../../../lib/usage-event";
import { packBatch } from "../../../worker/v1/pack-batch";
import type { EventBatch } from "../../../worker/v1/purse/purse";
import { anchorOfLongRunning } from "../../support/clock";

export const newStub = () => env.LEDGER.getByName(crypto.randomUUID());
export type LedgerStub = ReturnType<typeof newStub>;

type PlanChanges = Partial<LedgerTenant["plan"]>;

/** A tenant with a thousand of everything. */
export function newTenant(plan: PlanChanges = {}, changes: Partial<LedgerTenant> = {}): LedgerTenant {
  const limits = {
    instance_create: 1_000,
    instance_delete: 1_000,
    api_call: 1_000,
    message_send: 1_000,
    bot_create: 1_000,
  };
  return {
    tenantId: crypto.randomUUID(),
    mode: "live",
    status: "active",
    timeZone: "Asia/Jakarta",
    periodAnchor: anchorOfLongRunning(),
    plan: {
      name: "test",
      limits: { ...limits, ...plan.limits },
      dailyLimits: {},
      standing: { instances: 2, keys: 5, endpoints: 5, members: 5 },
      burst: { perSecond: 10, capacity: 20 },
      features: ["proxy"],
      ...plan,
    },
    ...changes,
  };
}

/** A tenant whose plan gives so many messages. */
export const tenantWith = (message_send: number, plan: PlanChanges = {}) =>
  newTenant({ ...plan, limits: { ...newTenant().plan.limits, message_send } });

/** The same, with periods that begin on the fifteenth: for tests that live at a time of their own. */
export const anchoredTenantWith = (message_send: number, plan: PlanChanges = {}): LedgerTenant => ({
  ...tenantWith(message_send, plan),
  periodAnchor: "2026-01-15T00:00:00.000Z",
});

export async function newLedger(tenant = newTenant()): Promise<LedgerStub> {
  const stub = newStub();
  await stub.provision(tenant);
  return stub;
}

/** What the functions of the store see: the SQL of an object of its own. */
export function withStore<T>(stub: LedgerStub, scene: (sql: Sql) => T | Promise<T>): Promise<T> {
  return runInDurableObject(stub, (_, state) => scene(openSql(state.storage.sql)));
}

export const want = (changes: Partial<Want> = {}): Want => ({
  id: uuidv7(),
  kind: "message_send",
  need: 1,
  wish: 1,
  ...changes,
});

/** One message to a ledger, from an isolate called `a` unless another is named. */
export const say = ({ batch, ...changes }: Said = {}): SyncRequest => ({
  isolate: "a",
  leases: [],
  wants: [],
  ...changes,
  ...(batch && { batch: packBatch(batch) }),
});

type Said = Partial<Omit<SyncRequest, "batch">> & { batch?: EventBatch };

/** Asks for one lease. */
export async function lease(stub: LedgerStub, changes: Partial<Want> = {}) {
  const { granted } = await stub.sync(say({ wants: [want(changes)] }));
  return granted[0];
}

export function spentOn(lease: { id: string; kind: QuotaKind; windowStart: number }, units = 1): UsageEvent {
  return {
    ...unpaid(),
    kind: lease.kind,
    units,
    outcome: "charged",
    leaseId: lease.id,
    windowStart: lease.windowStart,
  };
}

export const unpaid = (): UsageEvent => ({
  id: uuidv7(),
  keyId: "018f0000-0000-7000-8000-000000000001",
  route: "POST /message/sendText/:instanceName",
  kind: "message_send",
  units: 0,
  outcome: "refunded",
  status: 201,
  upstreamMs: 5,
  totalMs: 6,
});

/** The books of one kind in the newest period. */
export async function booksOf(stub: LedgerStub, kind: QuotaKind = "message_send") {
  return (await stub.books()).filter((books) => books.kind === kind).at(-1);
}

export const newKey = (changes: Partial<LedgerKey> = {}): LedgerKey => ({
  id: crypto.randomUUID(),
  hash: "ab".repeat(32),
  scopes: ["read", "send"],
  instances: null,
  allowedIps: null,
  expiresAt: null,
  revokedAt: null,
  ...changes,
});

export const newInstance = (changes: Partial<LedgerInstance> = {}): LedgerInstance => ({
  id: uuidv7(changes.createdAt),
  name: "main",
  upstreamName: crypto.randomUUID(),
  upstreamId: crypto.randomUUID(),
  sealedToken: "sealed",
  integration: "WHATSAPP-BAILEYS",
  server: { id: crypto.randomUUID(), url: "", version: "2.3.7", sandbox: true, dedicated: false },
  keyVersion: 1,
  state: "ready",
  createdAt: Date.now(),
  ...changes,
});
