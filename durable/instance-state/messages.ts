import type { InstanceView } from "../../lib/contract/instance-state";
import type { PacedSend } from "../../lib/contract/pacing";
import type { WebhookOwner } from "../../lib/webhook-secret";

/** Name of the object that knows an instance's state. */
export const stateName = (ledger: string, instanceId: string) => `${ledger}:${instanceId}`;

/** Who an event claims to be of, with the version of the secret that proved it. */
export interface Claim {
  owner: WebhookOwner;
  keyVersion: number;
}

export interface IngestRequest extends Claim {
  /** Lower-case hex SHA-256 of the raw body. */
  hash: string;
  /** The raw body. */
  text: string;
  receivedAt: number;
}

/** A large body, in R2, sealed and already as the tenant may see it. */
export interface LargeIngestRequest extends Claim {
  id: string;
  hash: string;
  /** R2 key; null where it was not put, since nobody wants the event. */
  object: string | null;
  /** Dotted. */
  event: string;
  /** `date_time` as it was written. */
  dateTime: unknown;
  receivedAt: number;
  /** What the beginning and the end say of a message: `key`, `messageType`, `messageTimestamp`. */
  message: unknown;
}

export type IngestReply = { ok: true; duplicate: boolean } | { ok: false; code: "unknown" | "malformed" };

/** What is needed to rewrite an event of this instance. */
export type Introduction =
  | { ok: true; id: string; upstreamName: string; publicName: string; serverUrl: string; isWanted: boolean }
  | { ok: false };

/** An instance as a feed learns it when somebody begins to listen. */
export interface Introduced {
  view: InstanceView;
  revision: number;
}

/** What a queue of paced sends has to know of its number. */
export interface Standing {
  isOpen: boolean;
  /** When the number was paired; null while that is not known. */
  pairedAt: number | null;
  /** Of the hashes that were asked about, those of contacts it knows. */
  known: string[];
}

/** A paced send that has come to its end, and the event that says so. */
export interface PacedEnding {
  /** `evt_` and a UUIDv7: the same however often it is told. */
  id: string;
  send: PacedSend;
}

/** Billed operations since the object woke. */
export interface InstanceCounters {
  events: number;
  calls: number;
  rowsWritten: number;
}
