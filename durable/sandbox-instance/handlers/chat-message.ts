import { checked, connected } from "../guards";
import type { SandboxHandlers } from "../handler";
import { rowId, sentMessageId } from "../ids";
import { getInstance } from "../instance";
import { createJid } from "../jid";
import { findMessage, type Media, type Message, mediaContent, mediaOf, removeMessage, saveMessage } from "../messages";
import { isObject, refused } from "../validation";
import { keyRule } from "./chat";

const REVOKE = 0;
const EDIT = 14;
const EXTENSIONS: Readonly<Record<string, string>> = {
  imageMessage: "png",
  audioMessage: "ogg",
  videoMessage: "mp4",
  ptvMessage: "mp4",
  stickerMessage: "webp",
  documentMessage: "bin",
};

/** WhatsApp carries edits and deletions as messages about messages. */
function protocolMessage(message: Message, changes: object, seconds: number) {
  const key = { remoteJid: message.key.remoteJid, fromMe: true, id: sentMessageId() };
  return { key, message: { protocolMessage: { key: message.key, ...changes } }, messageTimestamp: seconds };
}

const deleteForEveryone = connected("sendMessage", (world, { body }) => {
  const { id, remoteJid, fromMe, participant } = body;
  const seconds = Math.floor(world.now() / 1000);
  const stored = findMessage(world, String(id));
  if (!stored) {
    const key = { remoteJid: createJid(String(remoteJid)), fromMe: true, id: sentMessageId() };
    const target = { id, remoteJid, fromMe, ...(participant === undefined ? {} : { participant }) };
    const message = { protocolMessage: { key: target, type: REVOKE } };
    return { status: 201, body: { key, message, messageTimestamp: seconds, status: "PENDING" } };
  }
  removeMessage(world, stored.key.id);
  const { key, messageType, source, messageTimestamp, pushName, message } = stored;
  const row = { id: stored.id, instanceId: world.instanceId, key, messageType, status: "DELETED", source };
  world.emit("messages.delete", { ...row, messageTimestamp, pushName, participant: stored.participant, message });
  return { status: 201, body: { ...protocolMessage(stored, { type: REVOKE }, seconds), status: "PENDING" } };
});

const updateMessage = connected("sendMessage", (world, { body }) => {
  const { number, text, key } = body;
  const id = isObject(key) ? String(key.id) : "";
  const stored = findMessage(world, id);
  if (stored?.messageType !== "conversation") return refused("Message not compatible");
  if (stored.key.remoteJid !== createJid(String(number))) return refused("RemoteJid does not match");
  if (!stored.key.fromMe) return refused("You cannot edit others messages");
  const editedMessage = { conversation: String(text) };
  saveMessage(world, { ...stored, message: editedMessage });
  const seconds = Math.floor(world.now() / 1000);
  const edit = { type: EDIT, editedMessage, timestampMs: { low: world.now() % 2 ** 31, high: 0, unsigned: false } };
  const sent = protocolMessage(stored, edit, seconds);
  world.emit("send.message.update", { ...sent, instanceId: world.instanceId });
  const answer = { id: rowId(), instanceId: world.instanceId, status: "PENDING" };
  return { status: 200, body: { ...sent, ...answer, participant: getInstance(world).ownerJid } };
});

const getBase64 = connected("updateMediaMessage", (world, { body }) => {
  const given = isObject(body.message) ? body.message : {};
  const key = isObject(given.key) ? given.key : {};
  const keyId = String(key.id);
  const content = isObject(given.message) ? given.message : findMessage(world, keyId)?.message;
  if (!content) return refused("Message not found");
  const found = mediaOf(content);
  if (!found) return refused("The message is not of the media type");
  return { status: 201, body: mediaAnswer(found.mediaType, found.media, keyId) };
});

function mediaAnswer(mediaType: string, media: Media, keyId: string) {
  const { caption, fileLength, height, width, mimetype } = media;
  return {
    mediaType,
    fileName: media.fileName ?? `${keyId}.${EXTENSIONS[mediaType]}`,
    caption,
    size: { fileLength, height, width },
    mimetype,
    base64: mediaContent(mediaType),
    buffer: null,
  };
}

export const chatMessageHandlers: SandboxHandlers = {
  "DELETE /chat/deleteMessageForEveryone/:instanceName": checked(
    {
      properties: { ...keyRule.properties, participant: "string" },
      required: keyRule.required,
      notEmpty: ["id", "remoteJid", "participant"],
    },
    deleteForEveryone,
  ),
  "POST /chat/updateMessage/:instanceName": checked(
    { properties: { number: "string", text: "string", key: keyRule }, notEmpty: ["number", "text", "key"] },
    updateMessage,
  ),
  "POST /chat/getBase64FromMediaMessage/:instanceName": getBase64,
};
