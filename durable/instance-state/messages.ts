import type { WebhookOwner } from "../../lib/webhook-secret";

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

/** A body that was put before, piece by piece, already as the tenant may see it. */
export interface LargeIngestRequest extends Claim {
  id: string;
  hash: string;
  /** Dotted. */
  event: string;
  /** How many pieces were put, numbered from 0. */
  parts: number;
}

export type IngestReply = { ok: true; duplicate: boolean } | { ok: false; code: "unknown" | "malformed" };

/** What is needed to rewrite an event of this instance. */
export type Introduction = { ok: true; id: string; upstreamName: string; publicName: string } | { ok: false };
