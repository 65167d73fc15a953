import type { SandboxWorld } from "./handler";
import { changedRow, newRow, type Row } from "./rows";

export interface Contact extends Row {
  remoteJid: string;
  pushName: string | null;
  profilePicUrl: string | null;
}

export interface Chat extends Row {
  remoteJid: string;
  name: string | null;
  labels: string[] | null;
  unreadMessages: number;
}

export const findContact = (world: SandboxWorld, jid: string) => world.documents.get<Contact>("contact", jid);

export const findChat = (world: SandboxWorld, jid: string) => world.documents.get<Chat>("chat", jid);

export function saveContact(world: SandboxWorld, remoteJid: string, pushName: string | null): Contact {
  const known = findContact(world, remoteJid) ?? newRow(world, { remoteJid, pushName, profilePicUrl: null });
  const contact = changedRow(world, known, { pushName });
  world.documents.put("contact", remoteJid, contact);
  return contact;
}

/** The chat with somebody, made when it is new. */
export function saveChat(world: SandboxWorld, remoteJid: string, changes: Partial<Chat> = {}): Chat {
  const known = findChat(world, remoteJid) ?? newRow(world, { remoteJid, name: null, labels: null, unreadMessages: 0 });
  const chat = changedRow<Chat>(world, known, changes);
  world.documents.put("chat", remoteJid, chat);
  return chat;
}
