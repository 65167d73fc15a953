import { dottedEvent } from "../../../lib/event-names";

/** What a test delivers: an event as a receiver would get it, of people and numbers that do not exist. */

const JID = "6281234567890@s.whatsapp.net";
const OWN_JID = "6289876543210@s.whatsapp.net";
const GROUP = "120363041234567890@g.us";
const INSTANCE_ID = "00000000-0000-4000-8000-000000000000";
const KEY = { remoteJid: JID, fromMe: false, id: "3EB0C767D71D1C2A4F5E" };
const OWN_KEY = { ...KEY, fromMe: true };
const CONTACT = { remoteJid: JID, pushName: "Maria", profilePicUrl: null, instanceId: INSTANCE_ID };
const CHAT = { remoteJid: JID, instanceId: INSTANCE_ID };
const EDIT = { type: 14, editedMessage: { conversation: "This message was edited." } };
const QR = {
  instance: "test",
  pairingCode: "WZYEH1YY",
  code: "2@y8eK+bjtEjUWy9/FOM",
  base64: "data:image/png;base64,iVBORw0KGgo=",
};

const message = (now: number) => ({
  key: KEY,
  pushName: "Maria",
  status: "DELIVERY_ACK",
  message: { conversation: "This is a test of your webhook." },
  messageType: "conversation",
  messageTimestamp: Math.floor(now / 1_000),
  instanceId: INSTANCE_ID,
  source: "android",
});

const update = {
  keyId: KEY.id,
  remoteJid: JID,
  fromMe: true,
  participant: JID,
  status: "READ",
  instanceId: INSTANCE_ID,
};

const paced = (now: number) => {
  const at = new Date(now).toISOString();
  const nothing = { reason: null, code: null, message: null, position: null, dueAt: null };
  const times = { createdAt: at, expiresAt: at, settledAt: at };
  return { id: INSTANCE_ID, state: "sent", ...nothing, route: "sendText", to: "••••7890", ...times, messageId: KEY.id };
};

const DATA: Readonly<Record<string, (now: number) => unknown>> = {
  "qrcode.updated": () => ({ qrcode: QR }),
  "messages.set": (now) => [message(now)],
  "messages.upsert": message,
  "messages.edited": (now) => ({ key: KEY, ...EDIT, timestampMs: now }),
  "messages.update": () => update,
  "messages.delete": () => KEY,
  "send.message": (now) => ({ ...message(now), key: OWN_KEY, status: "PENDING" }),
  "send.message.update": (now) => ({ key: OWN_KEY, ...EDIT, timestampMs: now }),
  "send.paced": paced,
  "contacts.set": () => [CONTACT],
  "contacts.upsert": () => [CONTACT],
  "contacts.update": () => [CONTACT],
  "presence.update": () => ({ id: JID, presences: { [JID]: { lastKnownPresence: "composing" } } }),
  "chats.set": () => [{ ...CHAT, name: "Maria" }],
  "chats.upsert": () => [{ ...CHAT, unreadMessages: 1 }],
  "chats.update": () => [CHAT],
  "chats.delete": () => [JID],
  "groups.upsert": () => [{ id: GROUP, subject: "Test", participants: [{ id: JID, admin: null }] }],
  "groups.update": () => [{ id: GROUP, subject: "Test" }],
  "group-participants.update": () => ({ id: GROUP, participants: [JID], action: "add", author: OWN_JID }),
  "connection.update": () => ({
    instance: "test",
    wuid: OWN_JID,
    profileName: "Test",
    state: "open",
    statusReason: 200,
  }),
  "labels.edit": () => ({ id: "1", name: "New customer", color: 0, deleted: false, instance: "test" }),
  "labels.association": () => ({ instance: "test", type: "add", chatId: JID, labelId: "1" }),
  call: (now) => ({
    chatId: JID,
    from: JID,
    id: KEY.id,
    date: new Date(now).toISOString(),
    status: "offer",
    offline: false,
  }),
  "typebot.start": () => ({ remoteJid: JID, url: "https://typebot.example", typebot: "test", sessionId: INSTANCE_ID }),
  "typebot.change-status": () => ({ remoteJid: JID, status: "opened", session: null }),
  "instance.create": () => ({ instanceName: "test", instanceId: INSTANCE_ID }),
  "instance.delete": () => ({ instanceName: "test", instanceId: INSTANCE_ID }),
  "status.instance": (now) => ({
    instance: "test",
    status: "closed",
    disconnectionAt: new Date(now).toISOString(),
    disconnectionReasonCode: 401,
  }),
};

/** An envelope without its closing brace, which each receiver's address completes. Events without data carry null. */
export function sampleEvent(name: string, { publicUrl, now }: { publicUrl: string; now: number }) {
  const event = dottedEvent(name) ?? name;
  const data = DATA[event]?.(now) ?? null;
  const envelope = { event, instance: "test", data, date_time: new Date(now).toISOString(), sender: OWN_JID };
  return { event, envelope: JSON.stringify({ ...envelope, server_url: publicUrl, test: true }).slice(0, -1) };
}
