import { findWebhook } from "./events";
import type { SandboxWorld } from "./handler";
import { base64 } from "./qr/pairing-image";
import { blackAndWhitePng } from "./qr/png";
import { isObject } from "./validation";

export interface MessageKey {
  remoteJid: string;
  fromMe: boolean;
  id: string;
  participant?: string;
  remoteJidAlt?: string;
  addressingMode?: string;
}

/** Receipts in the order a message earns them. */
export const STATUSES = ["ERROR", "PENDING", "SERVER_ACK", "DELIVERY_ACK", "READ", "PLAYED"] as const;
export type Status = (typeof STATUSES)[number];

export interface StatusUpdate {
  id: string;
  status: Status;
}

/** A stored message, with the columns of Evolution's table. `messageTimestamp` in seconds. */
export interface Message {
  id: string;
  key: MessageKey;
  pushName: string | null;
  participant: string | null;
  messageType: string;
  message: Record<string, unknown>;
  contextInfo: object | null;
  source: string;
  messageTimestamp: number;
  instanceId: string;
  sessionId: null;
  status: Status;
  MessageUpdate: StatusUpdate[];
}

const KIND = "message";

export const findMessage = (world: SandboxWorld, keyId: string) => world.documents.get<Message>(KIND, keyId);

export const saveMessage = (world: SandboxWorld, message: Message) =>
  world.documents.put(KIND, message.key.id, message);

export const removeMessage = (world: SandboxWorld, keyId: string) => world.documents.remove(KIND, keyId);

/** Newest first. */
export function listMessages(world: SandboxWorld): Message[] {
  return world.documents.list<Message>(KIND).reverse();
}

/** A message as answers to sends and the events MESSAGES_UPSERT and SEND_MESSAGE carry it. */
export function messageEvent(world: SandboxWorld, message: Message, { status }: { status: boolean }) {
  const { key, pushName, messageType, contextInfo, messageTimestamp, instanceId, source } = message;
  return {
    key,
    pushName,
    ...(status ? { status: message.status } : {}),
    message: withBase64(world, message),
    ...(contextInfo ? { contextInfo } : {}),
    messageType,
    messageTimestamp,
    instanceId,
    source,
  };
}

const MEDIA_TYPES = ["imageMessage", "documentMessage", "audioMessage", "videoMessage", "stickerMessage", "ptvMessage"];

export interface Media {
  mimetype?: string;
  fileName?: string;
  caption?: string;
  fileLength?: unknown;
  height?: number;
  width?: number;
}

/** The media part of a message's content, if it has one. */
export function mediaOf(content: Record<string, unknown>): { mediaType: string; media: Media } | undefined {
  const mediaType = MEDIA_TYPES.find((type) => content[type] !== undefined);
  return mediaType === undefined ? undefined : { mediaType, media: asMedia(content[mediaType]) };
}

/** A client may pass any object as a message; its fields only travel back to that client. */
function asMedia(value: unknown): Media {
  return isObject(value) ? (value as Media) : {};
}

/** A small stand-in: the sandbox keeps no uploads. A white square for images, else a line of text. */
export function mediaContent(mediaType: string): string {
  const square = Array.from({ length: 8 }, () => new Array<boolean>(8).fill(false));
  if (mediaType === "imageMessage") return base64(blackAndWhitePng(square));
  return btoa(`Sandbox content of an ${mediaType}`);
}

/** The flag of the webhook that asks for media inside events. */
function withBase64(world: SandboxWorld, { message }: Message) {
  const media = mediaOf(message);
  if (!media || !findWebhook(world)?.webhookBase64) return message;
  return { ...message, base64: mediaContent(media.mediaType) };
}

/** Moves a message on: stored, and told to the webhook. One that was deleted meanwhile earns nothing. */
export function updateStatus(world: SandboxWorld, keyId: string, status: Status) {
  const message = findMessage(world, keyId);
  if (!message) return;
  const update: StatusUpdate = { id: crypto.randomUUID(), status };
  saveMessage(world, { ...message, status, MessageUpdate: [...message.MessageUpdate, update] });
  const { remoteJid, fromMe, participant } = message.key;
  world.emit("messages.update", {
    keyId,
    remoteJid,
    fromMe,
    participant,
    status,
    instanceId: world.instanceId,
    messageId: message.id,
  });
}
