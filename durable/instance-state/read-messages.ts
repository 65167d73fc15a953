import * as z from "zod";
import { type ChatKind, type Direction, MESSAGE_STATUSES, type MessageStatus } from "../../lib/contract/message-log";

/** What an event says of one message. Text and names are left where they are. */
export interface MessageNews {
  /** WhatsApp's id. */
  id: string;
  status: MessageStatus;
  /** When it had that status. */
  statusAt: number;
  errorCode: string | null;
  /** Undefined where the event only tells of a status. */
  facts?: MessageFacts;
}

export interface MessageFacts {
  at: number;
  direction: Direction;
  /** Whose hand it was, as far as the event says: a send may be the API's or a bot's. */
  origin: "server" | "phone" | "contact";
  chatKind: ChatKind;
  /** Phone number where known, otherwise the local part of the address. */
  counterpart: string;
  type: string;
}

const Text = z.string().nullish().catch(null);
/** Whoever writes chooses the id. One that Postgres cannot store would keep all that comes behind it from being logged. */
const Id = z
  .string()
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);
const Key = z.object({
  id: Id,
  fromMe: z.boolean().nullish().catch(null),
  remoteJid: Text,
  remoteJidAlt: Text,
  senderPn: Text,
});
const ErrorFields = {
  messageStubParameters: z.array(z.unknown()).nullish().catch(null),
  errorCode: z.union([z.string(), z.number()]).nullish().catch(null),
  errors: z
    .array(z.object({ code: z.union([z.string(), z.number()]) }))
    .nullish()
    .catch(null),
};
const Message = z.object({
  key: Key,
  status: Text,
  messageType: Text,
  messageTimestamp: z.coerce.number().nullish().catch(null),
  ...ErrorFields,
});
const Update = z.object({ keyId: Id, status: Text, ...ErrorFields });

/** Events that tell of messages one by one; history (`MESSAGES_SET`) is not logged. */
const TELLS_OF_MESSAGES: ReadonlySet<string> = new Set(["MESSAGES_UPSERT", "SEND_MESSAGE", "MESSAGES_UPDATE"]);

/** What an event says of messages: of none, for most events. */
export function readMessages({ name, data, at }: { name: string; data: unknown; at: number }): MessageNews[] {
  if (!TELLS_OF_MESSAGES.has(name)) return [];
  const items: unknown[] = Array.isArray(data) ? data : [data];
  if (name === "MESSAGES_UPDATE") return items.flatMap((item) => readUpdate(item, at) ?? []);
  return items.flatMap((item) => readMessage(item, { isSend: name === "SEND_MESSAGE", at }) ?? []);
}

function readUpdate(item: unknown, at: number): MessageNews | undefined {
  const update = Update.safeParse(item).data;
  const status = toStatus(update?.status);
  if (!update || !status) return undefined;
  return { id: update.keyId, status, statusAt: at, errorCode: status === "ERROR" ? errorCodeOf(update) : null };
}

export function readMessage(item: unknown, { isSend, at }: { isSend: boolean; at: number }): MessageNews | undefined {
  const message = Message.safeParse(item).data;
  if (!message) return undefined;
  const { key, messageType, messageTimestamp } = message;
  const isOurs = isSend || key.fromMe === true;
  const status = toStatus(message.status) ?? (isOurs ? "PENDING" : "DELIVERY_ACK");
  return {
    id: key.id,
    status,
    statusAt: at,
    errorCode: status === "ERROR" ? errorCodeOf(message) : null,
    facts: {
      at: saneTime(messageTimestamp, at),
      direction: isOurs ? "out" : "in",
      origin: originOf(isSend, isOurs),
      chatKind: chatKindOf(key.remoteJid ?? ""),
      counterpart: counterpartOf(key),
      type: messageType && /^\w{1,100}$/.test(messageType) ? messageType : "unknown",
    },
  };
}

function originOf(isSend: boolean, isOurs: boolean): MessageFacts["origin"] {
  if (isSend) return "server";
  return isOurs ? "phone" : "contact";
}

/** Meta's words beside WhatsApp's own. */
const META_WORDS: Readonly<Record<string, MessageStatus>> = {
  SENT: "SERVER_ACK",
  DELIVERED: "DELIVERY_ACK",
  FAILED: "ERROR",
};

/** Undefined for what is no step on a message's way, such as `DELETED`. */
export function toStatus(word: string | null | undefined): MessageStatus | undefined {
  const name = (word ?? "").toUpperCase();
  return META_WORDS[name] ?? MESSAGE_STATUSES.find((known) => known === name);
}

function errorCodeOf(item: z.output<z.ZodObject<typeof ErrorFields>>): string | null {
  const code = item.errorCode ?? item.errors?.[0]?.code ?? item.messageStubParameters?.[0];
  const text = typeof code === "number" || typeof code === "string" ? String(code) : "";
  return /^\d{3,6}$/.test(text) ? text : null;
}

const LATEST_MS = 86_400_000;
const EARLIEST = Date.UTC(2009, 0, 1);

/** Seconds as phones and servers write them, in ms; the event's time where they make no sense. */
function saneTime(seconds: number | null | undefined, at: number): number {
  const time = (seconds ?? 0) * 1000;
  return time > EARLIEST && time < at + LATEST_MS ? time : at;
}

export function chatKindOf(jid: string): ChatKind {
  if (jid.endsWith("@g.us")) return "group";
  if (jid === "status@broadcast") return "status";
  if (jid.endsWith("@broadcast")) return "broadcast";
  return jid.endsWith("@newsletter") ? "channel" : "contact";
}

/** With `@lid` addressing the phone number stands beside the address, in 2.3.0 as `senderPn`. */
function counterpartOf({ remoteJid, remoteJidAlt, senderPn }: z.output<typeof Key>): string {
  const isLid = remoteJid?.endsWith("@lid") === true;
  const jids = [remoteJid, remoteJidAlt, isLid ? senderPn : null].filter(
    (jid) => typeof jid === "string" && jid !== "",
  );
  const jid = jids.find((one) => one?.endsWith("@s.whatsapp.net")) ?? jids[0] ?? "";
  return jid.split("@")[0]?.split(":")[0] ?? "";
}
