import { type Chat, type Contact, findChat, findContact } from "../contacts";
import { checked } from "../guards";
import type { SandboxCall, SandboxHandler, SandboxHandlers, SandboxWorld } from "../handler";
import { createJid, isGroupJid } from "../jid";
import { listMessages, type Message } from "../messages";
import { type BodySchema, isObject, type PropertyRules } from "../validation";

const PAGE_SIZE = 50;

const textRule = { type: "string", minLength: 1 } as const;
const where = (properties: PropertyRules): BodySchema => ({ properties: { where: { type: "object", properties } } });

const whereIn = (body: SandboxCall["body"]) => (isObject(body.where) ? body.where : {});

/** A whole number from 1 on, or what is usual. */
const positive = (value: unknown, usual: number) =>
  Number.isInteger(value) && Number(value) > 0 ? Number(value) : usual;

function paged<T>(rows: readonly T[], { page, offset }: SandboxCall["body"]) {
  const size = positive(offset, PAGE_SIZE);
  const current = positive(page, 1);
  return { size, current, rows: rows.slice((current - 1) * size, current * size) };
}

const findMessages: SandboxHandler = (world, { body }) => {
  const matching = listMessages(world).filter(messageFilter(whereIn(body)));
  const { size, current, rows } = paged(matching, body);
  const total = matching.length;
  const pages = Math.ceil(total / size);
  const messages = { total, pages, currentPage: current, records: rows.map(record) };
  return { status: 200, body: { messages } };
};

/** `key.fromMe` filters only when true, as upstream. */
function messageFilter({ id, source, messageType, messageTimestamp, key }: Record<string, unknown>) {
  const keyWhere = isObject(key) ? key : {};
  const range = isObject(messageTimestamp) ? messageTimestamp : {};
  const seconds = (text: unknown) => Math.floor(new Date(String(text)).getTime() / 1000);
  return (message: Message) =>
    (id === undefined || message.id === id) &&
    (source === undefined || message.source === source) &&
    (messageType === undefined || message.messageType === messageType) &&
    (!range.gte || !range.lte || between(message.messageTimestamp, seconds(range.gte), seconds(range.lte))) &&
    (!keyWhere.id || message.key.id === keyWhere.id) &&
    (keyWhere.fromMe !== true || message.key.fromMe) &&
    (!keyWhere.participant || message.key.participant === keyWhere.participant) &&
    (!keyWhere.remoteJid || [message.key.remoteJid, message.key.remoteJidAlt].includes(String(keyWhere.remoteJid)));
}

const between = (value: number, least: number, most: number) => value >= least && value <= most;

function record(message: Message) {
  const { id, key, pushName, messageType, message: content, messageTimestamp, instanceId, source } = message;
  const { contextInfo, MessageUpdate } = message;
  const updates = MessageUpdate.map(({ status }) => ({ status }));
  const row = { id, key, pushName, messageType, message: content, messageTimestamp, instanceId, source };
  return { ...row, contextInfo, MessageUpdate: updates };
}

const findStatusMessage: SandboxHandler = (world, { body }) => {
  const { id, remoteJid, fromMe, participant, status } = whereIn(body);
  const rows = listMessages(world)
    .flatMap((message) => statusRows(message))
    .filter((row) => id === undefined || row.keyId === id)
    .filter((row) => remoteJid === undefined || row.remoteJid === remoteJid)
    .filter((row) => fromMe === undefined || row.fromMe === fromMe)
    .filter((row) => participant === undefined || row.participant === participant)
    .filter((row) => status === undefined || row.status === status);
  return { status: 200, body: paged(rows, body).rows };
};

function statusRows({ id: messageId, key, instanceId, MessageUpdate }: Message) {
  const { id: keyId, remoteJid, fromMe, participant = null } = key;
  const same = { keyId, remoteJid, fromMe, participant, pollUpdates: null };
  return MessageUpdate.map(({ id, status }) => ({ id, ...same, status, messageId, instanceId, sessionId: null }));
}

const findContacts: SandboxHandler = (world, { body }) => {
  const { id, remoteJid, pushName } = whereIn(body);
  const rows = world.documents
    .list<Contact>("contact")
    .filter((contact) => id === undefined || contact.id === id)
    .filter((contact) => remoteJid === undefined || contact.remoteJid === createJid(String(remoteJid)))
    .filter((contact) => pushName === undefined || contact.pushName === pushName)
    .map(({ id: rowId, remoteJid: jid, pushName: name, profilePicUrl, createdAt, updatedAt, instanceId }) => {
      const row = { id: rowId, remoteJid: jid, pushName: name, profilePicUrl, createdAt, updatedAt, instanceId };
      const isGroup = isGroupJid(jid);
      return { ...row, isGroup, isSaved: true, type: isGroup ? "group" : "contact" };
    });
  return { status: 200, body: body.page || body.offset ? paged(rows, body).rows : rows };
};

const findChats: SandboxHandler = (world, { body }) => {
  const { remoteJid, messageTimestamp } = whereIn(body);
  const range = isObject(messageTimestamp) ? messageTimestamp : {};
  const latest = latestByChat(world);
  const within = ({ updatedAt }: Chat) =>
    !range.gte || !range.lte || (updatedAt >= String(range.gte) && updatedAt <= String(range.lte));
  const rows = world.documents
    .list<Chat>("chat")
    .filter((chat) => remoteJid === undefined || chat.remoteJid === createJid(String(remoteJid)))
    .filter(within)
    .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
    .map((chat) => chatRow(world, chat, latest.get(chat.remoteJid)));
  const skip = positive(body.skip, 0);
  return { status: 200, body: rows.slice(skip, skip + positive(body.take, rows.length)) };
};

function latestByChat(world: SandboxWorld): Map<string, Message> {
  const latest = new Map<string, Message>();
  for (const message of listMessages(world)) {
    if (!latest.has(message.key.remoteJid)) latest.set(message.key.remoteJid, message);
  }
  return latest;
}

/** `id` is the contact's when there is one. A number writes to us freely for a day after each message of its own. */
function chatRow(world: SandboxWorld, { id, remoteJid, name, updatedAt, unreadMessages }: Chat, last?: Message) {
  const contact = findContact(world, remoteJid);
  return {
    id: contact?.id ?? id,
    remoteJid,
    pushName: contact?.pushName ?? name,
    profilePicUrl: contact?.profilePicUrl ?? null,
    updatedAt,
    windowStart: null,
    windowExpires: null,
    windowActive: false,
    ...(last ? { lastMessage: lastMessage(last) } : {}),
    unreadCount: unreadMessages,
    isSaved: contact !== undefined,
  };
}

function lastMessage({ MessageUpdate: _, ...message }: Message) {
  return message;
}

const findChatByRemoteJid: SandboxHandler = (world, { query }) => {
  const { remoteJid } = query;
  if (!remoteJid) return { status: 400, body: { error: "remoteJid is a required query parameter" } };
  return { status: 200, body: findChat(world, createJid(remoteJid)) ?? null };
};

const keyRule = { type: "object", properties: { remoteJid: textRule, id: textRule, fromMe: "boolean" } } as const;
const statusRule = {
  type: "string",
  oneOf: ["ERROR", "PENDING", "SERVER_ACK", "DELIVERY_ACK", "READ", "PLAYED"],
} as const;

export const chatFindHandlers: SandboxHandlers = {
  "POST /chat/findMessages/:instanceName": checked(where({ _id: textRule, key: keyRule }), findMessages),
  "POST /chat/findStatusMessage/:instanceName": checked(
    where({ remoteJid: "string", id: "string", fromMe: "boolean", participant: "string", status: statusRule }),
    findStatusMessage,
  ),
  "POST /chat/findContacts/:instanceName": checked(
    where({ _id: textRule, pushName: textRule, id: textRule, remoteJid: textRule }),
    findContacts,
  ),
  "POST /chat/findChats/:instanceName": checked(
    where({ _id: textRule, pushName: textRule, id: textRule, remoteJid: textRule }),
    findChats,
  ),
  "GET /chat/findChatByRemoteJid/:instanceName": findChatByRemoteJid,
};
