import type { LiveChange } from "../../lib/contract/live";
import type { Publication } from "../instance-state/publisher";

/** Larger envelopes are told without their data: whoever wants all of it has webhooks. */
const MOST_CHARACTERS = 262_144;

/** Whether changes before these were lost on their way. */
export const isHole = ({ revision, changes }: Publication, known: number | undefined) =>
  known !== undefined && revision - changes > known;

/** A publication as listeners get it: the instance first, then its messages, then the events as they are. */
export function changesOf(publication: Publication, hole: boolean): LiveChange[] {
  const { instanceId, view, messages, paced = [], events } = publication;
  return [
    ...(hole ? [{ type: "gap" as const, instanceId }] : []),
    ...(view ? [{ type: "instance" as const, instance: view }] : []),
    ...messages.map((message) => ({ type: "message" as const, message })),
    ...paced.map((send) => ({ type: "paced" as const, instanceId, send })),
    ...events.map((text) => ({ type: "event" as const, instanceId, event: envelopeOf(text) })),
  ];
}

function envelopeOf(text: string): Record<string, unknown> {
  const envelope = JSON.parse(text) as Record<string, unknown>;
  return text.length > MOST_CHARACTERS ? { ...envelope, data: null, truncated: true } : envelope;
}
