import { eventName } from "../../lib/event-names";
import { Envelope, trueTime } from "../../lib/rewrite-event";
import type { InstanceProfile } from "../tenant-ledger/instance-profile";
import { type Arrival, type Desk, showEvent } from "./arrival";
import type { IngestReply, IngestRequest, LargeIngestRequest } from "./messages";
import { readMessages } from "./read-messages";
import { wantedByAny } from "./wants";

type Read = { ok: true; arrival: Arrival } | Extract<IngestReply, { ok: false }>;

/** An event that came whole, as it is to be written down. What is none of this instance's touches no storage. */
export async function readArrival(
  openDesk: () => Desk,
  profile: InstanceProfile,
  request: IngestRequest,
): Promise<Read> {
  const envelope = parseEnvelope(request.text);
  if (!envelope) return { ok: false, code: "malformed" };
  if (envelope.instance !== profile.instance.upstreamName) return { ok: false, code: "unknown" };
  const { owner, receivedAt } = request;
  const { event, data } = envelope;
  const at = trueTime(envelope.date_time, receivedAt);
  const messages = readMessages({ name: eventName(event), data, at });
  const shown = await showEvent(openDesk(), profile, { envelope, receivedAt });
  return { ok: true, arrival: { owner, event, data, at, receivedAt, messages, ...shown } };
}

/** One that was too large for that, and was put into R2 before. Listeners do not hear of it. */
export function readLargeArrival(profile: InstanceProfile, request: LargeIngestRequest): Arrival {
  const { owner, id, event, receivedAt, object } = request;
  const at = trueTime(request.dateTime, receivedAt);
  const messages = readMessages({ name: eventName(event), data: request.message, at });
  const stored = object !== null && wantedByAny(profile, event) ? { body: null, object } : null;
  return { owner, id, event, at, receivedAt, data: null, messages, stored, shown: undefined };
}

function parseEnvelope(text: string): Envelope | undefined {
  try {
    return Envelope.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
