import { created, ok } from "../answer.ts";
import { emit } from "../events.ts";
import { asFields, asText, asTexts, type Fields } from "../fields.ts";
import { createJid, isOnWhatsapp } from "../jid.ts";
import { badRequest, withAnswer } from "../refusal.ts";
import { type Call, type Handler, type Route, route } from "../routing.ts";
import { complaints, flag, oneOf, type Schema, text } from "../schema.ts";
import { type Context, type Instance, runningInstance } from "../state.ts";
import { dispatch, mustBeConnected, publicMessage } from "./send/dispatch.ts";

type Connected = (context: Context, call: Call, instance: Instance) => Fields;

/** A handler that reaches for the socket, and meets nothing when the instance is not connected. */
function connected(work: Connected, { status = 200, schema }: { status?: 200 | 201; schema?: Schema } = {}): Handler {
  return (context, call) => {
    const wrong = schema ? complaints(call.body, schema) : [];
    if (wrong.length > 0) throw badRequest(wrong);
    const instance = runningInstance(context, call.instance.instanceName, "client");
    mustBeConnected(instance);
    const body = work(context, call, instance);
    return status === 200 ? ok(body) : created(body);
  };
}

const deletion: Schema = {
  properties: { id: text, fromMe: flag, remoteJid: text, participant: text },
  required: ["id", "fromMe", "remoteJid"],
};
const presence: Schema = {
  properties: {
    number: text,
    delay: { type: "number" },
    presence: oneOf("unavailable", "available", "composing", "recording", "paused"),
  },
  required: ["number", "delay", "presence"],
};
const block: Schema = {
  properties: { number: text, status: oneOf("block", "unblock") },
  required: ["number", "status"],
};
const PRIVACY = ["readreceipts", "profile", "status", "online", "last", "groupadd"];
const privacy: Schema = { properties: Object.fromEntries(PRIVACY.map((name) => [name, text])), required: PRIVACY };
const made = (schema?: Schema) => ({ status: 201 as const, ...(schema ? { schema } : {}) });
const jidOf = ({ body }: Call): string => createJid(asText(body.number) ?? "");

export const chatRoutes: Route[] = [
  route("POST /chat/whatsappNumbers/:instanceName", whatsappNumbers),
  route(
    "POST /chat/markMessageAsRead/:instanceName",
    connected(() => ({ message: "Read messages", read: "success" }), made()),
  ),
  route(
    "POST /chat/archiveChat/:instanceName",
    connected((_, { body }) => ({ chatId: body.chat, archived: true }), made()),
  ),
  route(
    "POST /chat/markChatUnread/:instanceName",
    connected((_, { body }) => ({ chatId: body.chat, markedChatUnread: true }), made()),
  ),
  route("DELETE /chat/deleteMessageForEveryone/:instanceName", connected(deleteMessage, made(deletion))),
  route(
    "POST /chat/fetchProfilePictureUrl/:instanceName",
    connected((_, call) => ({ wuid: jidOf(call) })),
  ),
  route("POST /chat/getBase64FromMediaMessage/:instanceName", connected(getBase64, made())),
  route("POST /chat/updateMessage/:instanceName", connected(updateMessage)),
  route(
    "POST /chat/sendPresence/:instanceName",
    connected((_, { body }) => ({ presence: body.presence }), made(presence)),
  ),
  route(
    "POST /chat/updateBlockStatus/:instanceName",
    connected(() => ({ block: "success" }), made(block)),
  ),
  route(
    "POST /chat/fetchBusinessProfile/:instanceName",
    connected((_, call) => ({ isBusiness: false, message: "Not is business profile", wuid: jidOf(call) })),
  ),
  route(
    "POST /chat/fetchProfile/:instanceName",
    connected((_, call) => ({ wuid: jidOf(call), numberExists: isOnWhatsapp(jidOf(call)), isBusiness: false })),
  ),
  route(
    "POST /chat/updateProfileName/:instanceName",
    connected(() => ({ update: "success" })),
  ),
  route(
    "POST /chat/updateProfileStatus/:instanceName",
    connected(() => ({ update: "success" })),
  ),
  route(
    "POST /chat/updateProfilePicture/:instanceName",
    connected(() => ({ update: "success" })),
  ),
  route(
    "DELETE /chat/removeProfilePicture/:instanceName",
    connected(() => ({ update: "success" })),
  ),
  route(
    "GET /chat/fetchPrivacySettings/:instanceName",
    connected((_, __, instance) => privacyOf(instance)),
  ),
  route("POST /chat/updatePrivacySettings/:instanceName", connected(updatePrivacy, made(privacy))),
  route("GET /label/findLabels/:instanceName", () => ok([])),
  route(
    "POST /label/handleLabel/:instanceName",
    connected((_, { body }) => ({
      numberJid: createJid(String(body.number)),
      labelId: body.labelId,
      [String(body.action)]: true,
    })),
  ),
];

function whatsappNumbers(context: Context, { instance, body }: Call) {
  const target = runningInstance(context, instance.instanceName, "whatsappNumber");
  if (target.state !== "open" && context.version === "2.3.6") throw withAnswer({ status: 400, body: {} });
  mustBeConnected(target);
  return ok(
    asTexts(body.numbers).map((number) => {
      const jid = createJid(number);
      return { jid, exists: isOnWhatsapp(jid), number };
    }),
  );
}

/** The stored row is found by the message id alone, so it may be another instance's. */
function deleteMessage(context: Context, { body }: Call, instance: Instance): Fields {
  const all = [...context.state.instances.values()].flatMap(({ messages }) => messages);
  const stored = all.find(({ key }) => key.id === body.id);
  if (stored) {
    stored.status = "DELETED";
    const data = { id: stored.id, ...publicMessage(stored) };
    context.background(emit(context, instance, { event: "messages.delete", data }));
  }
  const key = { remoteJid: body.remoteJid, fromMe: true, id: body.id };
  return { key, message: { protocolMessage: { key, type: "REVOKE" } }, status: "PENDING" };
}

function getBase64(_: Context, { body }: Call, instance: Instance): Fields {
  const id = asFields(asFields(body.message).key).id;
  const stored = instance.messages.find(({ key }) => key.id === id);
  if (!stored) throw badRequest("Message not found");
  const media = asFields(stored.message[stored.messageType]);
  if (media.url === undefined) throw badRequest("The message is not of the media type");
  const content = Buffer.from(String(media.directPath));
  const { mimetype, fileName, caption } = media;
  const size = { fileLength: String(content.length) };
  const base64 = content.toString("base64");
  return { mediaType: stored.messageType, fileName, caption, size, mimetype, base64, buffer: null };
}

function updateMessage(context: Context, { body }: Call, instance: Instance): Fields {
  const editedMessage = { conversation: body.text };
  const content = { messageType: "editedMessage", message: { protocolMessage: { key: body.key, editedMessage } } };
  const remoteJid = createJid(asText(body.number) ?? "");
  return dispatch(context, instance, { route: "updateMessage", remoteJid, content, body });
}

function privacyOf({ privacy }: Instance): Fields {
  return { ...Object.fromEntries(PRIVACY.map((name) => [name, "all"])), ...privacy };
}

function updatePrivacy(_: Context, { body }: Call, instance: Instance): Fields {
  instance.privacy = body;
  return { update: "success", data: body };
}
