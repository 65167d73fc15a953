import { randomBytes } from "node:crypto";
import { emit } from "../../events.ts";
import type { Fields } from "../../fields.ts";
import { createJid, isOnWhatsapp } from "../../jid.ts";
import { badRequest } from "../../refusal.ts";
import { type Context, type Instance, newId, type StoredMessage } from "../../state.ts";
import { type Content, contextInfo } from "./content.ts";

/** The JID of a number that WhatsApp knows; otherwise the lookup itself is the complaint. */
export function lookUp(instance: Instance, number: string): string {
  if (instance.integration === "EVOLUTION") return number;
  const jid = createJid(number);
  if (!isOnWhatsapp(jid)) throw badRequest({ jid, exists: false, number });
  return jid;
}

/** A socket that is not there is met only when the number is looked up. */
export function mustBeConnected(instance: Instance): void {
  if (instance.state === "open" || instance.integration === "EVOLUTION") return;
  throw new TypeError("Cannot read properties of undefined (reading 'onWhatsApp')");
}

export interface Outbound {
  route: string;
  remoteJid: string;
  content: Content;
  body: Fields;
}

/** The point of no return: the message is WhatsApp's now, whether or not the caller ever learns of it. */
export function dispatch(context: Context, instance: Instance, { route, remoteJid, content, body }: Outbound): Fields {
  const stored = storeSent(context, instance, { remoteJid, content });
  const { id } = stored.key;
  context.state.dispatches.push({ at: Date.now(), instance: instance.name, route, keyId: id, body });
  const answer = publicMessage(stored);
  if (instance.integration === "EVOLUTION") delete answer.status;
  context.background(emit(context, instance, { event: "send.message", data: answer }));
  return answer;
}

/** A message as sends and events show it. */
export function publicMessage(stored: StoredMessage): Fields {
  const { id: _row, updates: _updates, reached: _reached, ...shown } = stored;
  return shown;
}

function storeSent(
  context: Context,
  instance: Instance,
  { remoteJid, content }: Pick<Outbound, "remoteJid" | "content">,
) {
  const modern = context.version === "2.3.6";
  const stored: StoredMessage = {
    id: newId(),
    key: { remoteJid, fromMe: true, id: newKeyId(modern ? 9 : 18) },
    pushName: modern ? "Você" : "",
    status: "PENDING",
    message: content.message,
    contextInfo: contextOf(content, modern),
    messageType: content.messageType,
    messageTimestamp: Math.floor(Date.now() / 1000),
    instanceId: instance.id,
    source: modern && instance.integration === "WHATSAPP-BAILEYS" ? "web" : "unknown",
    updates: [],
  };
  instance.messages.push(stored);
  return stored;
}

const WITHOUT_CONTEXT = ["reactionMessage", "pollCreationMessageV3"];

function contextOf({ messageType }: Content, modern: boolean): Fields | null | undefined {
  if (modern) return WITHOUT_CONTEXT.includes(messageType) ? undefined : contextInfo();
  if (messageType === "reactionMessage") return undefined;
  return messageType === "locationMessage" ? {} : null;
}

const newKeyId = (bytes: number): string => `3EB0${randomBytes(bytes).toString("hex").toUpperCase()}`;
