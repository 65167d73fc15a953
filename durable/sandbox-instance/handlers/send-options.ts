import { findGroup } from "../groups";
import type { SandboxCall, SandboxWorld } from "../handler";
import { createJid, createJids, jidUser } from "../jid";
import { findMessage } from "../messages";
import type { BodySchema, PropertyRules } from "../validation";
import { isObject } from "../validation";

const BOOLEAN = { type: "boolean", oneOf: [true, false] } as const;
const TWO_DAYS_S = 172_800;

export const numberRule = { type: "string", description: "Invalid format" } as const;

const OPTIONS: PropertyRules = {
  delay: { type: "integer", description: "Enter a value in milliseconds" },
  quoted: {
    properties: {
      key: {
        type: "object",
        properties: { id: "string", remoteJid: "string", fromMe: BOOLEAN },
        required: ["id"],
        notEmpty: ["id"],
      },
      message: "object",
    },
  },
  everyOne: BOOLEAN,
  mentionsEveryOne: BOOLEAN,
  mentioned: {
    type: "array",
    minItems: 1,
    uniqueItems: true,
    items: { type: "string", pattern: "^\\d+", description: '"mentioned" must be an array of numeric strings' },
  },
};

/** A send's schema: the recipient, its own fields, and what every send may carry. */
export function sendSchema(properties: PropertyRules, required: readonly string[] = []): BodySchema {
  return { properties: { number: numberRule, ...properties, ...OPTIONS }, required: ["number", ...required] };
}

/** Mentions and quotes, in the frame WhatsApp puts around every message. */
export function contextInfo(world: SandboxWorld, { body }: SandboxCall) {
  const seconds = Math.floor(world.now() / 1000);
  return {
    mentionedJid: mentionedJids(world, body),
    groupMentions: [],
    ...quote(world, body.quoted),
    ephemeralSettingTimestamp: { low: seconds - TWO_DAYS_S, high: 0, unsigned: false },
    disappearingMode: { initiator: 0 },
  };
}

function mentionedJids(world: SandboxWorld, body: SandboxCall["body"]): string[] {
  if (body.mentionsEveryOne === true) {
    return findGroup(world, createJid(String(body.number)))?.participants.map(({ id }) => id) ?? [];
  }
  return createJids(body.mentioned);
}

function quote(world: SandboxWorld, quoted: unknown) {
  if (!isObject(quoted) || !isObject(quoted.key)) return {};
  const id = String(quoted.key.id);
  const stored = findMessage(world, id);
  const quotedMessage = stored?.message ?? quoted.message ?? { conversation: "" };
  const participant = stored?.key.remoteJid ?? quoted.key.remoteJid;
  return { stanzaId: id, participant: participant && `${jidUser(String(participant))}@s.whatsapp.net`, quotedMessage };
}
