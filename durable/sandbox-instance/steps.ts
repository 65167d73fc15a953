import { DISCONNECTIONS, type Disconnection, disconnect, openConnection, rotateQrCode, scanQrCode } from "./connection";
import { findContact } from "./contacts";
import type { SandboxWorld, ScheduledStep } from "./handler";
import { receiveMessage } from "./inbound";
import { getInstance, isOpen } from "./instance";
import { STATUSES, updateStatus } from "./messages";
import { sendMessage, textContent } from "./send";

type Step = (world: SandboxWorld, input: ScheduledStep["input"]) => void;

/** What can be scheduled. A step that comes too late, after a change of state, does nothing. */
const STEPS: Readonly<Record<string, Step>> = {
  scan: (world, { attempt }) => {
    if (getInstance(world).pairing?.attempt === attempt) scanQrCode(world);
  },
  "rotate-qr": (world, { attempt }) => rotateQrCode(world, attempt),
  reconnect: (world) => {
    const { connectionStatus, pairing } = getInstance(world);
    if (connectionStatus === "connecting" && !pairing) openConnection(world);
  },
  disconnect: (world, { reason }) => {
    if (isOpen(world) && isDisconnection(reason)) disconnect(world, reason);
  },
  receipt: (world, { keyId, status }) => {
    const earned = STATUSES.find((known) => known === status);
    if (earned && isOpen(world)) updateStatus(world, String(keyId), earned);
  },
  "bot-message": (world, { to, text }) => {
    if (isOpen(world)) sendMessage(world, String(to), textContent(String(text)));
  },
  reply: (world, { from, text }) => {
    const jid = String(from);
    const pushName = findContact(world, jid)?.pushName ?? "Echo";
    if (isOpen(world))
      receiveMessage(world, { from: jid, type: "text", text: String(text), pushName, fromMe: false, isEcho: true });
  },
};

export function runStep(world: SandboxWorld, { step, input }: ScheduledStep) {
  STEPS[step]?.(world, input);
}

export function isDisconnection(reason: unknown): reason is Disconnection {
  return typeof reason === "string" && Object.hasOwn(DISCONNECTIONS, reason);
}
