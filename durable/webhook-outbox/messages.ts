import type { EndpointDocument } from "./endpoint";

/** An event on its way to one endpoint. */
export interface QueuedEvent {
  /** Becomes `webhook-id`: the same at every attempt and every endpoint. */
  id: string;
  /** Dotted, as delivered: `messages.upsert`. */
  event: string;
  /** The body, sealed for `bodyContext(id, 0)`: an envelope without `destination` and without its closing brace. */
  body: string;
  /** How many more pieces of the body came before by `putPart`, numbered from 1. */
  moreParts: number;
}

export interface EnqueueRequest {
  endpoint: EndpointDocument;
  events: QueuedEvent[];
}

/** One attempt to deliver, newest first in the log. */
export interface AttemptRecord {
  id: string;
  event: string;
  /** Counts from 1. */
  attempt: number;
  at: number;
  ms: number;
  /** Null where nothing was answered. */
  status: number | null;
  /** A code such as `upstream_timeout`. */
  error: string | null;
}

/** What an outbox holds, for whoever watches over it. */
export interface OutboxState {
  waiting: number;
  /** Why nothing is sent any more although the endpoint is enabled. */
  disabled: "gone" | null;
}

/** Where a piece of a sealed body belongs. */
export const bodyContext = (id: string, part: number) => `event-body:${id}:${part}`;
