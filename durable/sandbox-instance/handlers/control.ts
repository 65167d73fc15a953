import { DISCONNECTIONS, disconnect, scanQrCode } from "../connection";
import { checked } from "../guards";
import type { SandboxHandler, SandboxHandlers } from "../handler";
import { type Inbound, receiveMessage } from "../inbound";
import { getInstance, isOpen } from "../instance";
import { createJid, jidUser } from "../jid";
import { messageEvent } from "../messages";
import { isDisconnection } from "../steps";
import { type BodySchema, refused } from "../validation";

const TYPES = ["text", "image", "audio"] as const;
const DEFAULT_TEXTS = { text: "Hello", image: "", audio: "" };

const inbound: SandboxHandler = (world, { body }) => {
  if (!isOpen(world)) return refused(`The "${world.instanceName}" instance is not connected`);
  const from = createJid(String(body.from));
  const type = TYPES.find((known) => known === body.type) ?? "text";
  const message: Inbound = {
    from,
    type,
    text: typeof body.text === "string" ? body.text : DEFAULT_TEXTS[type],
    pushName: typeof body.pushName === "string" ? body.pushName : jidUser(from),
    fromMe: body.fromMe === true,
  };
  return { status: 201, body: messageEvent(world, receiveMessage(world, message), { status: true }) };
};

const scan: SandboxHandler = (world) => {
  if (!scanQrCode(world)) return refused(`The "${world.instanceName}" instance shows no QR code`);
  return { status: 201, body: stateOf(world) };
};

const disconnectNow: SandboxHandler = (world, { body }) => {
  if (!isOpen(world)) return refused(`The "${world.instanceName}" instance is not connected`);
  const { reason } = body;
  if (isDisconnection(reason)) disconnect(world, reason);
  return { status: 201, body: { ...stateOf(world), reason } };
};

function stateOf(world: Parameters<SandboxHandler>[0]) {
  return { instance: { instanceName: world.instanceName, state: getInstance(world).connectionStatus } };
}

const inboundSchema: BodySchema = {
  properties: {
    from: { type: "string", minLength: 1 },
    text: "string",
    type: { type: "string", oneOf: TYPES },
    pushName: "string",
    fromMe: "boolean",
  },
  required: ["from"],
};

const disconnectSchema: BodySchema = {
  properties: { reason: { type: "string", oneOf: Object.keys(DISCONNECTIONS) } },
  required: ["reason"],
};

/** The sandbox's own routes: what a person with a phone would do. */
export const controlHandlers: SandboxHandlers = {
  "POST /sandbox/inbound/:instanceName": checked(inboundSchema, inbound),
  "POST /sandbox/scan/:instanceName": scan,
  "POST /sandbox/disconnect/:instanceName": checked(disconnectSchema, disconnectNow),
};
