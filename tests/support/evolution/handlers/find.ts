import { ok } from "../answer.ts";
import { asFields, type Fields } from "../fields.ts";
import { withAnswer } from "../refusal.ts";
import { type Call, type Route, route } from "../routing.ts";
import { type Contact, type Context, type Instance, runningInstance, type StoredMessage } from "../state.ts";

const DEFAULT_PAGE_SIZE = 50;

export const findRoutes: Route[] = [
  route("POST /chat/findMessages/:instanceName", findMessages),
  route("POST /chat/findStatusMessage/:instanceName", findStatusMessage),
  route("POST /chat/findContacts/:instanceName", findContacts),
  route("POST /chat/findChats/:instanceName", findChats),
  route("GET /chat/findChatByRemoteJid/:instanceName", findChatByRemoteJid, { ownQuery: true, since: "2.3.6" }),
];

/** `offset` is the page size, and nothing limits it. */
function findMessages(context: Context, { instance, body }: Call) {
  const { messages } = runningInstance(context, instance.instanceName, "fetchMessages");
  const where = asFields(body.where);
  const found = messages.filter((message) => matches(message, where)).toReversed();
  const { page, records } = paged(found, body);
  const size = Number(body.offset ?? DEFAULT_PAGE_SIZE);
  return ok({
    messages: {
      total: found.length,
      pages: Math.ceil(found.length / size),
      currentPage: page,
      records: records.map(messageRow),
    },
  });
}

function paged<Row>(rows: readonly Row[], { page, offset }: Fields) {
  const size = Number(offset ?? DEFAULT_PAGE_SIZE);
  const current = Number(page ?? 1);
  return { page: current, records: rows.slice((current - 1) * size, current * size) };
}

function matches(message: StoredMessage, where: Fields): boolean {
  const { id, key, messageType, source, messageTimestamp } = where;
  const range = asFields(messageTimestamp);
  const from = range.gte ? Date.parse(String(range.gte)) / 1000 : Number.NEGATIVE_INFINITY;
  const to = range.lte ? Date.parse(String(range.lte)) / 1000 : Number.POSITIVE_INFINITY;
  return (
    (!id || message.id === id) &&
    (!messageType || message.messageType === messageType) &&
    (!source || message.source === source) &&
    Object.entries(asFields(key)).every(([name, value]) => value === undefined || message.key[name] === value) &&
    message.messageTimestamp >= Math.floor(from) &&
    message.messageTimestamp <= Math.ceil(to)
  );
}

function messageRow(message: StoredMessage): Fields {
  const { status: _, updates, contextInfo, ...row } = message;
  const MessageUpdate = updates.map((status) => ({ status }));
  return { ...row, contextInfo: contextInfo ?? null, MessageUpdate };
}

function findStatusMessage(context: Context, { instance, body }: Call) {
  const { messages } = runningInstance(context, instance.instanceName, "fetchStatusMessage");
  const { id, remoteJid } = asFields(body.where);
  const rows = messages
    .filter(({ key }) => (!id || key.id === id) && (!remoteJid || key.remoteJid === remoteJid))
    .flatMap(({ id: messageId, key, updates, instanceId }) =>
      updates.map((status) => ({
        messageId,
        keyId: key.id,
        remoteJid: key.remoteJid,
        fromMe: key.fromMe,
        status,
        instanceId,
      })),
    );
  return ok(paged(rows, body).records);
}

function findContacts(context: Context, { instance, body }: Call) {
  const target = runningInstance(context, instance.instanceName, "fetchContacts");
  const { id, remoteJid } = asFields(body.where);
  const rows = [...target.contacts.values()]
    .filter((contact) => (!id || contact.id === id) && (!remoteJid || contact.remoteJid === remoteJid))
    .map((contact) => contactRow(context, target, contact));
  return ok(rows);
}

function contactRow({ version }: Context, instance: Instance, contact: Contact): Fields {
  const { id, remoteJid, pushName, createdAt, updatedAt } = contact;
  const row = { id, remoteJid, pushName, profilePicUrl: null, createdAt, updatedAt, instanceId: instance.id };
  if (version === "2.2.3") return row;
  const isGroup = remoteJid.endsWith("@g.us");
  return { ...row, isGroup, isSaved: true, type: isGroup ? "group" : "contact" };
}

function findChats(context: Context, { instance, body }: Call) {
  const target = runningInstance(context, instance.instanceName, "fetchChats");
  const { remoteJid } = asFields(body.where);
  const chats = [...target.contacts.values()].filter((contact) => !remoteJid || contact.remoteJid === remoteJid);
  return ok(chats.map((contact) => chatRow(context, target, contact)));
}

function findChatByRemoteJid(context: Context, { instance, query }: Call) {
  const { remoteJid } = query;
  if (!remoteJid) {
    throw withAnswer({ status: 400, body: { error: "remoteJid is a required query parameter" } });
  }
  const target = runningInstance(context, instance.instanceName, "findChatByRemoteJid");
  const contact = target.contacts.get(String(remoteJid));
  return ok(contact ? chatRow(context, target, contact) : null);
}

function chatRow({ version }: Context, instance: Instance, contact: Contact): Fields {
  const { id, remoteJid, pushName, updatedAt } = contact;
  const window = { windowStart: null, windowExpires: null, windowActive: false };
  const row = { id, remoteJid, pushName, profilePicUrl: null, updatedAt, ...window };
  if (version === "2.2.3") return row;
  const last = instance.messages.findLast(({ key }) => key.remoteJid === remoteJid);
  const lastMessage = last ? { ...messageRow(last), participant: null, sessionId: null, status: last.status } : null;
  return { ...row, lastMessage, unreadCount: null, isSaved: true };
}
