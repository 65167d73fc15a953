import type { Mode } from "./contract/tenant";
import type { QuotaKind } from "./quota";

/**
 * How a call ended, as far as the bill is concerned.
 * `charged` and `outcome_unknown` cost `units`; the others cost nothing.
 * `replayed`: a keyed send was repeated and got its stored answer.
 * `queued`: a paced send was taken in; the call that sends it later is one of its own.
 */
export type Outcome = "charged" | "refunded" | "refused" | "replayed" | "queued" | "outcome_unknown";

/** One call that got past authentication. Written in the isolate, counted by the ledger, kept by Postgres. */
export interface UsageEvent {
  /** UUIDv7 of the request; also the caller's `X-Zapin-Request-Id`. */
  id: string;
  keyId: string;
  /** Absent for calls about no instance. */
  instanceId?: string;
  /** Route pattern such as `POST /message/sendText/:instanceName`, never the path as sent. */
  route: string;
  kind: QuotaKind;
  /** Zero unless charged. */
  units: number;
  outcome: Outcome;
  status: number;
  /** Of an accepted send: WhatsApp's id. Tells the ledger which messages calls have sent. */
  messageId?: string;
  /** The lease that paid, and the start of the billing window it came from (ms). Absent when nothing was paid. */
  leaseId?: string;
  windowStart?: number;
  upstreamMs: number;
  totalMs: number;
}

/** Events that leave an isolate together. The id makes counting them twice impossible. */
export interface UsageBatch {
  id: string;
  events: UsageEvent[];
}

/** What the ledger's outbox hands to Postgres: a batch and whose it is. */
export interface TenantUsage {
  tenantId: string;
  mode: Mode;
  batch: UsageBatch;
}
