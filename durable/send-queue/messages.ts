import type { ParsedKey } from "../../lib/api-key";
import type { PacedSend, Pacing } from "../../lib/contract/pacing";
import type { WebhookOwner } from "../../lib/webhook-secret";

/** What a body in the queue is sealed for. */
export const pacedContext = (queue: string, id: string) => `paced:${queue}:${id}`;

/** The queue of a number. */
export const queueName = (ledger: string, instanceId: string) => `${ledger}:${instanceId}`;

/** Bodies above this are refused: sealed and written as text, a row of the store holds 2 MB. */
export const MOST_BODY_BYTES = 1024 * 1024;
/** What one queue holds at most. */
export const MOST_WAITING = 5_000;
export const MOST_BYTES = 256 * 1024 * 1024;

/** A send as its call has left it: inspected, sealed, and with what is needed to make the call again. */
export interface PacedOrder {
  /** Of the call that queued it; becomes the send's id. */
  id: string;
  /** Row of the route table: `POST /message/sendText/:instanceName`. */
  row: string;
  contentType: string;
  /** Sealed for `pacedContext`. */
  body: string;
  bytes: number;
  /** Who queued it: asked for again when it is sent. */
  key: ParsedKey;
  /** Hashes of the contact's spellings; empty for who cannot be a stranger. */
  contacts: string[];
  lastDigits: string | null;
}

export interface EnqueueRequest {
  owner: WebhookOwner;
  order: PacedOrder;
  /** `Idempotency-Key`, hashed, and what the call says. */
  idempotency: { key: string; fingerprint: string } | null;
}

export type EnqueueReply =
  | { ok: true; send: PacedSend }
  /** `mismatch`: the key stands for another call. `full`: try again in so many seconds. */
  | { ok: false; code: "mismatch" }
  | { ok: false; code: "full"; retryAfter: number };

export type KnownSend = { send: PacedSend; fingerprint: string };

export type CancelReply =
  | { ok: true; send: PacedSend }
  | { ok: false; code: "not_found" | "too_late"; send?: PacedSend };

/** What a queue's number is held to, as its ledger says. */
export interface PacedProfile {
  pacing: Pacing;
  timeZone: string;
}

/** How a dispatch ended. Only `wait` says that nothing can have been sent. */
export type DispatchReply =
  | { outcome: "sent"; messageId: string; contacts: string[] }
  | { outcome: "failed"; code: string; message: string }
  | { outcome: "unknown"; message: string }
  | { outcome: "wait"; reason: WaitCode; retryAfterMs: number }
  /** An earlier dispatch of the same send has not ended. */
  | { outcome: "in_flight"; retryAfterMs: number };

export type WaitCode = "quota" | "payment" | "suspended" | "unreachable" | null;

export interface DispatchRequest {
  owner: WebhookOwner;
  order: PacedOrder;
  /** An earlier dispatch has left no word: only its guard may say that it was not sent. */
  isAgain: boolean;
}

/** Billed operations since the object woke. */
export interface QueueCounters {
  calls: number;
  rowsWritten: number;
}
