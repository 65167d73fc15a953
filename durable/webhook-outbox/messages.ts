import type { EndpointDocument } from "./endpoint";

/** An event on its way to one endpoint. */
export interface QueuedEvent {
  /** Becomes `webhook-id`, the same at every attempt and every endpoint: `evt_` and a UUIDv7. */
  id: string;
  /** Dotted, as delivered: `messages.upsert`. */
  event: string;
  /** The body, sealed for `bodyContext(id, 0)`: an envelope without `destination` and without its closing brace. */
  body: string;
  /** How many more pieces of the body came before by `putPart`, numbered from 1. */
  moreParts: number;
  /** Our id of the instance it is of, for the log. */
  instanceId?: string;
}

export interface EnqueueRequest {
  endpoint: EndpointDocument;
  events: QueuedEvent[];
}

export interface ConfigureRequest {
  endpoint: EndpointDocument;
  /** Postgres has not heard of it yet: the outbox tells it, as soon as it can. */
  record: boolean;
}

export type DeliveryState = "pending" | "delivered" | "failed";

/** One attempt to deliver. */
export interface Attempt {
  at: number;
  /** When it was due. */
  due: number;
  ms: number;
  /** Null where nothing was answered. */
  status: number | null;
  /** A code such as `upstream_timeout`; `dropped` where the endpoint had too much waiting. */
  error: string | null;
}

/** A delivery as the log lists it. Times in ms since the epoch. */
export interface DeliverySummary {
  id: string;
  event: string;
  instanceId: string | null;
  state: DeliveryState;
  attempts: number;
  createdAt: number;
  /** Next try; null when there is none. */
  nextAt: number | null;
  last: Attempt | null;
}

/** An attempt as it is shown: with what was sent over it and what came back. */
export interface ShownAttempt extends Attempt {
  requestHeaders: Record<string, string>;
  /** The first 2 KB of the answer's body. */
  answer: string;
}

export interface DeliveryDetail extends Omit<DeliverySummary, "attempts"> {
  url: string;
  /** Null once it was erased, or where it is longer than can be shown. */
  body: string | null;
  attempts: ShownAttempt[];
}

export interface ExportedDelivery extends Omit<DeliveryDetail, "attempts"> {
  attempts: Omit<ShownAttempt, "requestHeaders">[];
}

export interface ExportPage {
  deliveries: ExportedDelivery[];
  /** The id behind which the next page starts; undefined at the end. */
  next: string | undefined;
}

export interface LogQuery {
  state?: DeliveryState | undefined;
  /** The id behind which the page starts. */
  before?: string | undefined;
  limit: number;
}

/** How far a "resend all" has come. */
export interface Replay {
  startedAt: number;
  total: number;
  delivered: number;
  failed: number;
}

/** Why nothing is sent any more although the tenant has it switched on. */
export type DisabledReason = "gone" | "failing";

/** What an outbox holds, for whoever watches over it. */
export interface OutboxState {
  waiting: number;
  disabled: DisabledReason | null;
  failingSince: number | null;
  replay: Replay | null;
}

export type ResendReply = { ok: true } | { ok: false; code: "not_found" | "erased" | "closed" };

/** An envelope without its closing brace, to deliver at once. */
export interface TestRequest {
  id: string;
  event: string;
  envelope: string;
}

export interface TestReply extends ShownAttempt {
  body: string;
}

/** Billed operations since the object woke. */
export interface OutboxCounters {
  calls: number;
  rowsWritten: number;
}

/** Where a piece of a sealed body belongs. */
export const bodyContext = (id: string, part: number) => `event-body:${id}:${part}`;
