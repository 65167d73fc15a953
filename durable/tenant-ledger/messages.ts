import type { DerivedClaim } from "../../lib/api-key";
import type { Feature, Plan } from "../../lib/contract/plan";
import type { LedgerTenant, Mode, Scope, TenantStatus } from "../../lib/contract/tenant";
import type { QuotaKind } from "../../lib/quota";

/** An API key as its ledger keeps it. Times in ms since the epoch. */
export interface LedgerKey {
  id: string;
  /** Lower-case hex SHA-256 of the whole key text. */
  hash: string;
  scopes: Scope[];
  /** Instance ids this key may touch; null is all of them. */
  instances: string[] | null;
  /** IPv4 or IPv6 ranges; null is anywhere. */
  allowedIps: string[] | null;
  expiresAt: number | null;
  /** From this moment on the key is refused. In the future while a roll's grace period runs. */
  revokedAt: number | null;
  /** The key that a roll has put in its place. */
  replacedBy?: string;
}

/** Where an instance lives upstream. The token is sealed (`lib/seal.ts`); everything else is plain. */
export interface LedgerInstance {
  id: string;
  /** The tenant's own name for it, unique within tenant and mode. */
  name: string;
  /** Ours: `[a-z2-7]`, unguessable. */
  upstreamName: string;
  /** UUID that the Evolution server gave the instance; empty until it answered. */
  upstreamId: string;
  sealedToken: string;
  integration: "WHATSAPP-BAILEYS" | "WHATSAPP-BUSINESS" | "EVOLUTION";
  server: InstanceServer;
  /** Raised to make every derived key of this instance invalid. */
  keyVersion: number;
  /** `creating` holds the name while the upstream is asked; `deleting` while it forgets. */
  state: "creating" | "ready" | "deleting";
  createdAt: number;
  /** Its sends wait for their turn. Said of an instance that is asked for by name, and kept nowhere. */
  paced?: true;
}

/** The part of a server that a call needs. `sandbox` servers have no URL. */
export interface InstanceServer {
  id: string;
  url: string;
  version: string;
  sandbox: boolean;
  /** Serves one tenant only: brokers and chatwoot are safe there. */
  dedicated: boolean;
}

/** Who holds a key, as told to an isolate. */
export interface KeyGrant {
  keyId: string;
  tenantId: string;
  mode: Mode;
  status: TenantStatus;
  scopes: Scope[];
  instances: string[] | null;
  allowedIps: string[] | null;
  expiresAt: number | null;
  features: Feature[];
  burst: Plan["burst"];
}

export type IdentifyRequest = { kind: "random"; keyId: string; hash: string } | ({ kind: "derived" } & DerivedClaim);

export type IdentifyReply = { ok: true; grant: KeyGrant } | { ok: false; reason: "unknown" | "expired" | "revoked" };

/** Units granted to one isolate for a short time. They die at `until` and with their window. */
export interface Lease {
  id: string;
  kind: QuotaKind;
  units: number;
  /** ms since the epoch after which no unit of it may be spent. */
  until: number;
  windowStart: number;
}

/** What `RateLimit` headers say about a kind. */
export interface QuotaState {
  kind: QuotaKind;
  limit: number;
  /** limit − granted when the ledger answered. */
  remaining: number;
  /** Units on leases that their holders may still give back within seconds. */
  outstanding: number;
  windowStart: number;
  windowEnd: number;
}

/** A request for credit. `id` becomes the lease's; asking twice with one id grants once. */
export interface Want {
  id: string;
  kind: QuotaKind;
  /** The least that helps: the weight of the call that waits, or 1. */
  need: number;
  /** What demand suggests. The ledger may give anything from `need` to this. */
  wish: number;
}

/** Cumulative state of a lease in its isolate, so that saying it twice changes nothing. */
export interface LeaseReport {
  id: string;
  /** Units given back unspent so far. */
  returned: number;
  /** No call holds a unit of it and none is left. */
  closed: boolean;
}

/**
 * Usage on its way to the ledger. An isolate sends one batch at a time and repeats it under the same number until it
 * is acknowledged, so a number that is not higher than the last one heard was counted already.
 */
export interface NumberedBatch {
  sequence: number;
  /** `UsageEvent[]` as JSON. Nobody takes it apart before Postgres does: at high rates that would cost more than the calls. */
  payload: string;
  /** What the events cost, by lease. */
  spent: Spending[];
}

/** Units of one lease that calls were charged for. */
export interface Spending {
  leaseId: string;
  kind: QuotaKind;
  windowStart: number;
  units: number;
}

/** Everything an isolate has to tell a ledger, in one call. */
export interface SyncRequest {
  isolate: string;
  batch?: NumberedBatch;
  leases: LeaseReport[];
  wants: Want[];
}

export interface SyncReply {
  granted: Lease[];
  /** One per kind that was wanted. */
  quota: QuotaState[];
  /** This isolate's share of the tenant's burst bucket: 1 over the isolates seen lately. */
  burstShare: number;
}

/** The books of one kind in one window, in units. `stranded = granted − settled − live`. */
export interface Books {
  kind: QuotaKind;
  windowStart: number;
  windowEnd: number;
  limit: number;
  granted: number;
  settled: number;
  live: number;
  stranded: number;
}

/** What the object has cost since it woke, in billed operations. */
export interface LedgerCounters {
  calls: number;
  rowsWritten: number;
}

/** Why an instance could not be reserved. */
export type ReserveReply = { ok: true } | { ok: false; reason: "name_taken" | "limit"; limit: number };

/** What Postgres keeps of an instance; the newest one wins. */
export interface InstanceRecord {
  id: string;
  mode: Mode;
  name: string;
  upstreamName: string;
  upstreamId: string;
  serverId: string | null;
  integration: LedgerInstance["integration"];
  keyVersion: number;
  createdAt: number;
  deletedAt: number | null;
}

/** What a ledger and Postgres both have. */
export interface LedgerSnapshot {
  tenant: LedgerTenant;
  keys: LedgerKey[];
  instances: LedgerInstance[];
  /** Instances with a change on its way to Postgres: a difference there is none. */
  pending: string[];
}

export interface LedgerRepairs {
  keys: LedgerKey[];
  /** Ids of keys that Postgres does not have. */
  dropKeys: string[];
  /** What an instance's server is now; by instance. */
  servers: { instanceId: string; server: InstanceServer }[];
  /** Ids of instances that Postgres is to hear of again. */
  resend: string[];
}

/** One window of one kind, at this moment. */
export interface CurrentUsage {
  kind: QuotaKind;
  span: "period" | "day";
  limit: number;
  /** What may not be granted again: units spent, and those lost with an isolate. */
  used: number;
  remaining: number;
  /** Units that will be billed; null for a day, which is only capped. */
  billed: number | null;
  windowStart: number;
  windowEnd: number;
}

/** What became of sealed values. An unreadable one is sealed with a secret that is not among those configured. */
export interface Resealed {
  resealed: number;
  current: number;
  unreadable: number;
  /** Ids of its endpoints, whose outboxes hold copies. */
  endpoints: string[];
}

/** Usage that Postgres refuses for what it says: on no bill until it takes it. */
export interface RefusedUsage {
  batches: number;
  calls: number;
  units: number;
  /** When the first call in it was made, in ms since the epoch. */
  oldestAt: number | null;
}

/** What came of offering it again, in batches. */
export interface RetriedUsage {
  recorded: number;
  left: number;
  /** SQLSTATE of what is left. */
  reason: string | null;
}

/** A bot and the instance that it answers for. */
export interface FoundBot {
  instance: LedgerInstance;
  /** As in the ids of its documents: `typebot`. */
  kind: string;
  /** Its id at the server. */
  upstreamId: string;
}
