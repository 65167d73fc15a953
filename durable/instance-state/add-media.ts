import { describeError } from "../../lib/describe-error";
import { eventName } from "../../lib/event-names";
import type { WebhookOwner } from "../../lib/webhook-secret";

/** The way to an instance's media; the worker's `UpstreamDoor` is one. */
export interface MediaSource {
  fetchMedia(owner: WebhookOwner, message: MediaMessage, key: string): Promise<FetchedMedia>;
}

/** A message as its event brought it: not every server remembers it by its id. */
export interface MediaMessage {
  id: string;
  messageType: string;
  message: Record<string, unknown>;
}

type FetchedMedia =
  | { ok: true; base64: string; mimetype: string | null }
  | { ok: true; url: string; key: string; expiresAt: number; bytes: number; mimetype: string | null }
  | { ok: false };

/** Message types that carry media. */
const MEDIA = /^(?:image|video|audio|document|sticker|ptv)Message$/;
/** With more than this around it, media would not fit into a row beside it. */
const ROOM_CHARACTERS = 100_000;

export interface WithMedia {
  text: string;
  /** What now lies in R2, and until when. */
  stored?: { key: string; expiresAt: number };
}

/** Whether an event is one of those whose media Evolution would have sent along. */
export const mayCarryMedia = (event: string) => ["MESSAGES_UPSERT", "SEND_MESSAGE"].includes(eventName(event));

/**
 * An envelope (without its closing brace) with its media in it, as `webhook.base64` has it: `message.base64`, or `message.mediaUrl`
 * for what is larger than a megabyte. Unchanged where there are none or they cannot be had: the event matters more.
 */
export async function addMedia(
  source: MediaSource,
  { owner, text, key }: { owner: WebhookOwner; text: string; key: string },
): Promise<WithMedia> {
  const envelope = JSON.parse(`${text}}`) as Envelope;
  const { key: messageKey, messageType, message } = envelope.data ?? {};
  const isMedia = typeof messageType === "string" && MEDIA.test(messageType);
  if (!isMedia || !messageKey?.id || !message || message.base64 !== undefined) return { text };
  const media = await source
    .fetchMedia(owner, { id: messageKey.id, messageType, message }, key)
    .catch((error: unknown) => {
      console.warn({ event: "media_missed", instanceId: owner.instanceId, error: describeError(error) });
      return { ok: false } as const;
    });
  if (!media.ok) return { text };
  const isInline = "base64" in media;
  if (isInline && text.length > ROOM_CHARACTERS) return { text };
  const added = isInline ? { base64: media.base64 } : { mediaUrl: media.url };
  const data = { ...envelope.data, message: { ...message, ...added } };
  const whole = JSON.stringify({ ...envelope, data }).slice(0, -1);
  return isInline ? { text: whole } : { text: whole, stored: { key: media.key, expiresAt: media.expiresAt } };
}

interface Envelope {
  data?: {
    key?: { id?: string };
    messageType?: unknown;
    message?: Record<string, unknown>;
  };
}
