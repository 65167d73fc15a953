import { created, ok } from "../../answer.ts";
import { asFields, asText, asTexts } from "../../fields.ts";
import { createJid } from "../../jid.ts";
import { badRequest } from "../../refusal.ts";
import { type Call, type Handler, type Route, route } from "../../routing.ts";
import { complaints } from "../../schema.ts";
import { type Context, type Instance, runningInstance } from "../../state.ts";
import { contentOf } from "./content.ts";
import { dispatch, lookUp, mustBeConnected } from "./dispatch.ts";
import { readMedia } from "./media.ts";
import { SEND_SCHEMAS, type SendKind } from "./schemas.ts";

type MessageKind = Parameters<typeof contentOf>[0];

const UPLOADS: readonly string[] = ["sendMedia", "sendPtv", "sendWhatsAppAudio", "sendStatus", "sendSticker"];
const MESSAGE_KINDS = Object.keys(SEND_SCHEMAS).filter((kind) => kind !== "sendInvite" && kind !== "offer");

export const sendRoutes: Route[] = [
  ...MESSAGE_KINDS.map((kind) =>
    route(`POST /message/${kind}/:instanceName`, sender(kind as MessageKind), { upload: UPLOADS.includes(kind) }),
  ),
  route("POST /group/sendInvite/:instanceName", sendInvite, { ownQuery: true }),
  route("POST /call/offer/:instanceName", offer),
];

function sender(kind: MessageKind): Handler {
  return async (context, call) => {
    validate(kind, call);
    readMedia(context, kind, call);
    const instance = runningInstance(context, call.instance.instanceName, "textMessage");
    mustSupport(kind, instance);
    mustBeConnected(instance);
    const remoteJid = targetOf(kind, instance, call);
    // The caller's own delay is slept before the answer, however long it is.
    await context.wait(Number(call.body.delay ?? 0));
    const content = contentOf(kind, call, context.version);
    return created(dispatch(context, instance, { route: kind, remoteJid, content, body: call.body }));
  };
}

function validate(kind: SendKind, { body, file }: Call): void {
  const wrong = complaints(body, SEND_SCHEMAS[kind]);
  if (wrong.length > 0) throw badRequest(wrong);
  if (kind === "sendStatus" && !body.content && !file) throw badRequest("Content is required");
}

function mustSupport(kind: MessageKind, { integration }: Instance): void {
  if (kind === "sendTemplate" && integration === "WHATSAPP-BAILEYS") {
    throw new Error("Method not available in the Baileys service");
  }
}

function targetOf(kind: MessageKind, instance: Instance, { body }: Call): string {
  if (kind === "sendReaction") return String(asFields(body.key).remoteJid);
  if (kind === "sendStatus") return "status@broadcast";
  return lookUp(instance, asText(body.number) ?? "");
}

function sendInvite(context: Context, call: Call) {
  validate("sendInvite", call);
  const { body } = call;
  const instance = runningInstance(context, call.instance.instanceName, "sendInvite");
  mustBeConnected(instance);
  const groupJid = String(body.groupJid);
  const code = groupJid.replace(/\D/g, "").padEnd(22, "x").slice(0, 22);
  const inviteUrl = `https://chat.whatsapp.com/${code}`;
  const content = { messageType: "conversation", message: { conversation: `${body.description}\n\n${inviteUrl}` } };
  for (const number of asTexts(body.numbers)) {
    dispatch(context, instance, { route: "sendInvite", remoteJid: createJid(number), content, body });
  }
  return ok({ send: true, inviteUrl });
}

/** 2.3.6 no longer calls anybody: it only answers as if. */
function offer(context: Context, call: Call) {
  validate("offer", call);
  const instance = runningInstance(context, call.instance.instanceName, "offerCall");
  mustBeConnected(instance);
  const to = lookUp(instance, asText(call.body.number) ?? "");
  if (context.version === "2.2.3") {
    const content = { messageType: "call", message: {} };
    dispatch(context, instance, { route: "offer", remoteJid: to, content, body: call.body });
  }
  return created({ id: "123", jid: to, isVideo: Boolean(call.body.isVideo), callDuration: call.body.callDuration });
}
