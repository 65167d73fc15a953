import { findChat, saveChat } from "../contacts";
import { checked, connected } from "../guards";
import type { SandboxCall, SandboxHandler, SandboxHandlers, SandboxWorld } from "../handler";
import { isOpen } from "../instance";
import { createJid } from "../jid";
import { outcomeOf } from "../magic";
import { listMessages } from "../messages";
import { failed, isObject, LOST_REFUSAL, refused } from "../validation";
import { numberRule } from "./send-options";

const BOOLEAN = { type: "boolean", oneOf: [true, false] } as const;
const PRESENCES = ["unavailable", "available", "composing", "recording", "paused"];

const whatsappNumbers: SandboxHandler = (world, { body }) => {
  // Evolution catches this failure itself and answers it without a text.
  if (!isOpen(world)) return { status: 400, body: {} };
  if (!Array.isArray(body.numbers)) return { status: 400, body: {} };
  const found = body.numbers.map((number) => {
    const jid = createJid(String(number));
    return { jid, exists: outcomeOf(jid) !== "not_on_whatsapp", number: String(number) };
  });
  return { status: 200, body: found };
};

const markMessageAsRead = connected("readMessages", (world, { body }) => {
  const read = Array.isArray(body.readMessages) ? body.readMessages.filter(isObject) : [];
  for (const jid of new Set(read.map(({ remoteJid }) => String(remoteJid)))) {
    if (findChat(world, jid)) saveChat(world, jid, { unreadMessages: 0 });
  }
  return { status: 201, body: { message: "Read messages", read: "success" } };
});

/** The chat a body means: that of the message it quotes, or the one it names. */
function chatIn(world: SandboxWorld, { lastMessage, chat }: SandboxCall["body"]): string | undefined {
  if (isObject(lastMessage) && isObject(lastMessage.key)) return String(lastMessage.key.remoteJid);
  if (typeof chat !== "string") return undefined;
  return listMessages(world).find(({ key }) => key.remoteJid === createJid(chat))?.key.remoteJid;
}

const openCalling = (what: string) => `An error occurred while ${what} the chat. Open a calling.`;

const archiveChat = connected("chatModify", (world, { body }) => {
  const chatId = chatIn(world, body);
  if (chatId === undefined) {
    return failed({ archived: false, message: [openCalling("archiving"), LOST_REFUSAL] });
  }
  saveChat(world, chatId);
  world.emit("chats.update", [{ remoteJid: chatId, instanceId: world.instanceId }]);
  return { status: 201, body: { chatId, archived: true } };
});

const markChatUnread = connected("chatModify", (world, { body }) => {
  const chatId = chatIn(world, body);
  if (chatId === undefined) {
    return failed({ markedChatUnread: false, message: [openCalling("marked unread"), LOST_REFUSAL] });
  }
  saveChat(world, chatId, { unreadMessages: Math.max(findChat(world, chatId)?.unreadMessages ?? 0, 1) });
  world.emit("chats.update", [{ remoteJid: chatId, instanceId: world.instanceId }]);
  return { status: 201, body: { chatId, markedChatUnread: true } };
});

const sendPresence = connected("sendPresenceUpdate", (_world, { body }) => {
  const jid = createJid(String(body.number));
  if (outcomeOf(jid) === "not_on_whatsapp") return refused(LOST_REFUSAL);
  return { status: 201, body: { presence: body.presence } };
});

const updateBlockStatus = connected("updateBlockStatus", (world, { body }) => {
  const jid = createJid(String(body.number));
  if (outcomeOf(jid) === "not_on_whatsapp") return failed("Error blocking user", LOST_REFUSAL);
  if (body.status === "block") world.documents.put("blocked", jid, { jid });
  else world.documents.remove("blocked", jid);
  return { status: 201, body: { block: "success" } };
});

const setPresence: SandboxHandler = (world, { body }) => {
  if (isOpen(world)) return { status: 201, body: { presence: body.presence } };
  return refused("TypeError: Cannot read properties of undefined (reading 'sendPresenceUpdate')");
};

export const keyRule = {
  type: "object",
  properties: { id: "string", remoteJid: "string", fromMe: BOOLEAN },
  required: ["id", "fromMe", "remoteJid"],
  notEmpty: ["id", "remoteJid"],
} as const;

const lastMessageRule = {
  type: "object",
  properties: { key: keyRule, messageTimestamp: "integer" },
  required: ["key"],
} as const;

const numbersRule = {
  type: "array",
  minItems: 1,
  uniqueItems: true,
  items: { type: "string", description: '"numbers" must be an array of numeric strings' },
} as const;

export const chatHandlers: SandboxHandlers = {
  "POST /instance/setPresence/:instanceName": checked(
    { properties: { presence: { type: "string", oneOf: PRESENCES } }, required: ["presence"] },
    setPresence,
  ),
  "POST /chat/whatsappNumbers/:instanceName": checked({ properties: { numbers: numbersRule } }, whatsappNumbers),
  "POST /chat/markMessageAsRead/:instanceName": checked(
    {
      properties: {
        readMessages: { type: "array", minItems: 1, uniqueItems: true, items: { ...keyRule, type: "object" } },
      },
      required: ["readMessages"],
    },
    markMessageAsRead,
  ),
  "POST /chat/archiveChat/:instanceName": checked(
    { properties: { chat: "string", lastMessage: lastMessageRule, archive: BOOLEAN }, required: ["archive"] },
    archiveChat,
  ),
  "POST /chat/markChatUnread/:instanceName": checked(
    { properties: { chat: "string", lastMessage: lastMessageRule }, required: ["lastMessage"] },
    markChatUnread,
  ),
  "POST /chat/sendPresence/:instanceName": checked(
    {
      properties: { number: numberRule, delay: "number", presence: { type: "string", oneOf: PRESENCES } },
      required: ["number", "presence", "delay"],
    },
    sendPresence,
  ),
  "POST /chat/updateBlockStatus/:instanceName": checked(
    {
      properties: { number: "string", status: { type: "string", oneOf: ["block", "unblock"] } },
      required: ["number", "status"],
      notEmpty: ["number", "status"],
    },
    updateBlockStatus,
  ),
};
