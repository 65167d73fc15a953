import { hearBots } from "./bots/hear";
import { findChat, findContact, saveChat, saveContact } from "./contacts";
import type { SandboxWorld } from "./handler";
import { phoneMessageId, rowId } from "./ids";
import { isGroupJid, jidUser } from "./jid";
import { mediaMessage } from "./media";
import { type Message, messageEvent, saveMessage } from "./messages";

export interface Inbound {
  /** Address of the chat. */
  from: string;
  type: "text" | "image" | "audio";
  text: string;
  pushName: string;
  /** Written by the owner on the phone itself. */
  fromMe: boolean;
  /** Says what was said to it. A bot that answered would talk to it for ever. */
  isEcho?: boolean;
}

/** A message arrives on the simulated phone. */
export function receiveMessage(world: SandboxWorld, inbound: Inbound): Message {
  const message: Message = {
    id: rowId(),
    key: inboundKey(inbound),
    pushName: inbound.fromMe ? "Você" : inbound.pushName,
    participant: null,
    ...inboundContent(inbound, world.now()),
    contextInfo: null,
    source: inbound.fromMe ? "android" : "ios",
    messageTimestamp: Math.floor(world.now() / 1000),
    instanceId: world.instanceId,
    sessionId: null,
    status: inbound.fromMe ? "SERVER_ACK" : "DELIVERY_ACK",
    MessageUpdate: [],
  };
  saveMessage(world, message);
  onInbound(world, message);
  if (!inbound.isEcho) hearBots(world, message);
  return message;
}

/** Everything that follows from an arriving message, in Evolution's order. Bots are asked last. */
function onInbound(world: SandboxWorld, message: Message) {
  world.emit("messages.upsert", messageEvent(world, message, { status: true }));
  const { remoteJid, fromMe } = message.key;
  const known = findContact(world, remoteJid);
  if (!fromMe) {
    const { pushName, profilePicUrl } = saveContact(world, remoteJid, message.pushName);
    const contact = { remoteJid, pushName, profilePicUrl: profilePicUrl ?? undefined, instanceId: world.instanceId };
    world.emit(known ? "contacts.update" : "contacts.upsert", contact);
  }
  const unreadMessages = fromMe ? 0 : (findChat(world, remoteJid)?.unreadMessages ?? 0) + 1;
  saveChat(world, remoteJid, { unreadMessages });
  const chat = { remoteJid, instanceId: world.instanceId };
  world.emit(known ? "chats.update" : "chats.upsert", [known ? chat : { ...chat, unreadMessages }]);
}

function inboundKey({ from, fromMe }: Inbound): Message["key"] {
  const id = phoneMessageId();
  if (isGroupJid(from)) return { remoteJid: from, fromMe, id };
  const remoteJidAlt = `9${jidUser(from)}@lid`;
  return { remoteJid: from, remoteJidAlt, fromMe, id, participant: "", addressingMode: "pn" };
}

function inboundContent({ type, text }: Inbound, now: number): Pick<Message, "messageType" | "message"> {
  if (type === "text") return { messageType: "conversation", message: { conversation: text } };
  const caption = type === "image" && text !== "" ? text : undefined;
  const mimetype = type === "image" ? "image/png" : "audio/ogg; codecs=opus";
  return mediaMessage({ kind: type, mimetype, caption, size: undefined, now });
}
