/** What an `Idempotency-Key` header may hold. Its scope is one guard: one tenant, one mode. */
export const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

/** The longest `sealedBody` that is kept, in characters. A row of the store may hold 2 MB. */
export const MAX_SEALED_BODY = 1024 * 1024;

/** The same of a refusal. It costs its sender nothing and may repeat what was asked, so little of it is kept. */
export const MAX_SEALED_REFUSAL = 16 * 1024;

/** One call that wants to use a key. */
export interface SendCall {
  key: string;
  /** Unique per call, and the same if one call asks twice. */
  requestId: string;
}

export interface ReserveRequest extends SendCall {
  /** How long the whole call may take from now on, margin included. After that its outcome counts as unknown. */
  deadlineMs: number;
}

export type ReserveReply =
  /** The key is this call's own: it may be sent, once. */
  | { outcome: "go" }
  /** Another call with this key is on its way. `retryAfter` in seconds. */
  | { outcome: "in_flight"; retryAfter: number }
  | ({ outcome: "stored" } & StoredAnswer)
  /** As much is kept as one guard holds. Nothing was reserved. */
  | { outcome: "full" }
  /** It may have been sent or not. Without a fingerprint nobody knows what the first call said. */
  | { outcome: "unknown"; fingerprint: string | null };

/** An answer worth repeating. The body is sealed by the caller, who alone can open it. */
export type StoredAnswer = {
  fingerprint: string;
  status: number;
  contentType: string;
  sealedBody: string;
};

export interface UnknownOutcome extends SendCall {
  /** Null if the call ended before its body had been read to the end. */
  fingerprint: string | null;
}

/** `state` is what the key is in now. `not_reserved`: this call does not hold the key (any more); nothing was changed. */
export type SettleReply = { ok: true; state: "answered" | "unknown" | "free" } | { ok: false; code: "not_reserved" };
