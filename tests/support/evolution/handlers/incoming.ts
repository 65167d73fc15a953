import { randomBytes } from "node:crypto";
import { emit } from "../events.ts";
import { createJid } from "../jid.ts";
import { type Contact, type Context, type Instance, newId, type StoredMessage, timestamp } from "../state.ts";
import { runBots } from "./bots/incoming.ts";
import { publicMessage } from "./send/dispatch.ts";

export interface Incoming {
  /** A number or a JID. */
  from: string;
  text: string;
  pushName?: string;
}

/** A message from the other side. Resolves when webhooks and bots have been called. */
export async function receiveMessage(
  context: Context,
  instance: Instance,
  { from, text, pushName = "Cliente" }: Incoming,
) {
  const remoteJid = createJid(from);
  const modern = context.version === "2.3.6";
  const alternative = { remoteJidAlt: `9${remoteJid.split("@")[0]}@lid`, participant: "", addressingMode: "pn" };
  const id = `3A${randomBytes(9).toString("hex").toUpperCase()}`;
  const message: StoredMessage = {
    id: newId(),
    key: { remoteJid, fromMe: false, id, ...(modern ? alternative : {}) },
    pushName,
    status: "DELIVERY_ACK",
    message: { conversation: text },
    contextInfo: undefined,
    messageType: "conversation",
    messageTimestamp: Math.floor(Date.now() / 1000),
    instanceId: instance.id,
    source: "ios",
    updates: [],
  };
  instance.messages.push(message);
  rememberContact(instance, remoteJid, pushName);
  const reference = [{ remoteJid, instanceId: instance.id }];
  const upsert = { event: "messages.upsert", data: publicMessage(message) };
  const chats = { event: "chats.update", data: reference };
  const contacts = { event: "contacts.update", data: reference };
  for (const event of modern ? [upsert, contacts, chats] : [upsert, chats, contacts])
    await emit(context, instance, event);
  message.reached = await runBots(context, instance, message);
  return message;
}

function rememberContact(instance: Instance, remoteJid: string, pushName: string): void {
  const now = timestamp();
  const known: Contact | undefined = instance.contacts.get(remoteJid);
  const fresh = { id: newId(), remoteJid, createdAt: now };
  instance.contacts.set(remoteJid, { ...fresh, ...known, pushName, updatedAt: now });
}

/** A delivery receipt for a message sent before. */
export async function acknowledge(
  context: Context,
  instance: Instance,
  { keyId, status }: { keyId: string; status: string },
) {
  const message = instance.messages.find(({ key }) => key.id === keyId);
  if (!message) throw new Error(`no message ${keyId}`);
  message.updates.push(status);
  const { remoteJid, fromMe } = message.key;
  const participant = context.version === "2.2.3" ? { participant: remoteJid } : {};
  const data = { messageId: message.id, keyId, remoteJid, fromMe, ...participant, status, instanceId: instance.id };
  await emit(context, instance, { event: "messages.update", data });
}
