import type { ReserveReply } from "./messages";
import type { SendRecord } from "./store";

/** What a call learns that asks for a key somebody has used. */
export function replyTo(record: SendRecord, requestId: string, now: number): ReserveReply {
  if (record.state === "answered") {
    const { fingerprint, status, contentType, sealedBody } = record;
    return { outcome: "stored", fingerprint, status, contentType, sealedBody };
  }
  if (record.state === "unknown") return { outcome: "unknown", fingerprint: record.fingerprint };
  // The call died in mid-air and left no word: it may have been sent.
  if (now >= record.deadline) return { outcome: "unknown", fingerprint: null };
  if (record.requestId === requestId) return { outcome: "go" };
  return { outcome: "in_flight", retryAfter: retryAfter(record, now) };
}

/** Seconds: as long as the call has lasted already, but not beyond its deadline. */
function retryAfter({ reservedAt, deadline }: SendRecord, now: number): number {
  const wait = Math.min(now - reservedAt, deadline - now);
  return Math.max(1, Math.ceil(wait / 1000));
}
