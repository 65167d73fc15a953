import type { SandboxAnswer, SandboxHandler, SandboxWorld } from "./handler";
import { getInstance, type Integration } from "./instance";
import { type BodySchema, badRequest, bodyMessages, refused, serverError } from "./validation";

/** Checks the body before the handler runs, as Evolution does. */
export function checked(schema: BodySchema, handler: SandboxHandler): SandboxHandler {
  return (world, call) => {
    const messages = bodyMessages(call.body, schema);
    return messages.length > 0 ? badRequest(messages) : handler(world, call);
  };
}

/** Runs only while WhatsApp is connected. Without a socket Evolution trips over the method it wanted to call. */
export function connected(method: string, handler: SandboxHandler): SandboxHandler {
  return (world, call) => {
    if (getInstance(world).connectionStatus === "open") return handler(world, call);
    return serverError(`Cannot read properties of undefined (reading '${method}')`);
  };
}

const BOTH_OTHERS = [
  "/message/sendText",
  "/message/sendMedia",
  "/message/sendWhatsAppAudio",
  "/message/sendButtons",
  "/chat/fetchProfilePictureUrl",
  "/chat/findContacts",
  "/chat/findMessages",
  "/chat/findStatusMessage",
  "/chat/findChats",
  "/chat/findChatByRemoteJid",
];
const BUSINESS_ONLY = [
  "/message/sendTemplate",
  "/message/sendLocation",
  "/message/sendContact",
  "/message/sendReaction",
  "/message/sendList",
  "/chat/getBase64FromMediaMessage",
];
const CHANNEL_ROUTES = /^\w+ (\/(?:message|chat|group|label|call)\/\w+)/;

const UNAVAILABLE: Readonly<Record<Exclude<Integration, "WHATSAPP-BAILEYS">, string>> = {
  "WHATSAPP-BUSINESS": "Method not available on WhatsApp Business API",
  EVOLUTION: "Method not available on Evolution Channel",
};

/** What the instance's channel cannot do. */
export function unavailable(world: SandboxWorld, route: string): SandboxAnswer | undefined {
  const { integration } = getInstance(world);
  const path = CHANNEL_ROUTES.exec(route)?.[1];
  if (path === undefined) return undefined;
  if (integration === "WHATSAPP-BAILEYS") {
    const template = path === "/message/sendTemplate";
    return template ? serverError("Method not available in the Baileys service") : undefined;
  }
  if (BOTH_OTHERS.includes(path)) return undefined;
  if (integration === "WHATSAPP-BUSINESS" && BUSINESS_ONLY.includes(path)) return undefined;
  return refused(UNAVAILABLE[integration]);
}
