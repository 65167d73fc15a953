import type { Mode } from "../../lib/contract/tenant";
import type { Listener } from "./listener";

/** What `/live` hands over with an upgrade, in a header that only it can set. */
export interface Admission {
  tenantId: string;
  mode: Mode;
  listener: Omit<Listener, "isReady">;
  /** Of a ticket: it is good for one socket. */
  ticket: { id: string; expiresAt: number } | null;
  /** The last change that the listener has seen. */
  resume: number | null;
  /** Whether it has named our protocol, and so wants to hear it named. */
  named: boolean;
}

export const ADMISSION_HEADER = "x-zapin-admission";

export interface PublishReply {
  /** Whether anybody wants to hear of further changes. */
  listening: boolean;
}

/** Billed operations since the object woke. */
export interface FeedCounters {
  calls: number;
  rowsWritten: number;
  sockets: number;
}
