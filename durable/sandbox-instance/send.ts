import { saveChat } from "./contacts";
import type { SandboxAnswer, SandboxWorld } from "./handler";
import { rowId, sentMessageId } from "./ids";
import { getInstance } from "./instance";
import { createJid } from "./jid";
import { type Outcome, outcomeOf } from "./magic";
import { type Message, messageEvent, type Status, saveMessage } from "./messages";
import { refused, serverError } from "./validation";

const SERVER_ACK_MS = 300;
const DELIVERY_ACK_MS = 800;
const READ_MS = 2_000;
const ECHO_MS = 1_000;

/** What a send route makes of its body. */
export interface Content {
  messageType: string;
  message: Record<string, unknown>;
  /** Left out where WhatsApp puts none, such as in reactions. */
  contextInfo?: object;
  /** What an echo says. */
  text?: string;
}

type Receipts = readonly (readonly [number, Status])[];

const ORDINARY: Receipts = [
  [SERVER_ACK_MS, "SERVER_ACK"],
  [DELIVERY_ACK_MS, "DELIVERY_ACK"],
  [READ_MS, "READ"],
];

const RECEIPTS: Partial<Record<Outcome, Receipts>> = {
  stuck_pending: [],
  error: [[SERVER_ACK_MS, "ERROR"]],
  banned: [],
  logged_out: [],
  unread: ORDINARY.slice(0, 2),
};

/** Sends to anybody: answers 201 with the message, and lets its fate unfold afterwards. */
export function sendMessage(world: SandboxWorld, number: string, content: Content): SandboxAnswer {
  const refusal = notConnected(world);
  if (refusal) return refusal;
  const jid = createJid(number);
  const outcome = outcomeOf(jid);
  if (outcome === "not_on_whatsapp") return refused({ jid, exists: false, number });
  const message = newMessage(world, addressOf(world, number), content);
  saveMessage(world, message);
  saveChat(world, jid);
  const sent = answerOf(world, message);
  world.emit("send.message", sent);
  for (const [after, status] of (outcome && RECEIPTS[outcome]) ?? ORDINARY) {
    world.schedule(after, { step: "receipt", input: { keyId: message.key.id, status } });
  }
  if (outcome === "banned" || outcome === "logged_out") {
    world.schedule(0, { step: "disconnect", input: { reason: outcome } });
  }
  if (outcome === "echo") {
    world.schedule(ECHO_MS, { step: "reply", input: { from: jid, text: content.text ?? content.messageType } });
  }
  return { status: 201, body: sent };
}

export const textContent = (text: string): Content => ({
  messageType: "conversation",
  message: { conversation: text },
  contextInfo: {},
  text,
});

/** Evolution's way of saying that there is no socket. */
export function notConnected(world: SandboxWorld): SandboxAnswer | undefined {
  if (getInstance(world).connectionStatus === "open") return undefined;
  return serverError("Cannot read properties of undefined (reading 'onWhatsApp')");
}

/** The EVOLUTION channel takes a number as it is given. */
function addressOf(world: SandboxWorld, number: string): string {
  return getInstance(world).integration === "EVOLUTION" ? number : createJid(number);
}

function newMessage(world: SandboxWorld, jid: string, content: Content): Message {
  const { integration } = getInstance(world);
  return {
    id: rowId(),
    key: { remoteJid: jid, fromMe: true, id: sentMessageId() },
    pushName: "Você",
    participant: null,
    messageType: content.messageType,
    message: content.message,
    contextInfo: content.contextInfo ?? null,
    source: integration === "WHATSAPP-BAILEYS" ? "web" : "unknown",
    messageTimestamp: Math.floor(world.now() / 1000),
    instanceId: world.instanceId,
    sessionId: null,
    status: "PENDING",
    MessageUpdate: [],
  };
}

/** The EVOLUTION channel answers without a status. */
function answerOf(world: SandboxWorld, message: Message) {
  return messageEvent(world, message, { status: getInstance(world).integration !== "EVOLUTION" });
}
