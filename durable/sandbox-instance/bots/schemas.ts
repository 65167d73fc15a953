import type { BodySchema, PropertyRules } from "../validation";
import type { BotKind } from "./kinds";

/** The columns that every bot and every settings row has. */
const commonSettings: PropertyRules = {
  expire: "integer",
  keywordFinish: "string",
  delayMessage: "integer",
  unknownMessage: "string",
  listeningFromMe: "boolean",
  stopBotFromMe: "boolean",
  keepOpen: "boolean",
  debounceTime: "integer",
  ignoreJids: { type: "array", items: { type: "string" } },
  splitMessages: "boolean",
  timePerChar: "integer",
};

export const commonSettingNames = Object.keys(commonSettings);

const trigger: PropertyRules = {
  triggerType: { type: "string", oneOf: ["all", "keyword", "none", "advanced"] },
  triggerOperator: { type: "string", oneOf: ["equals", "contains", "startsWith", "endsWith", "regex"] },
  triggerValue: "string",
};

/** Body of create and of update: an update names everything again. */
export function botSchema({ own, ownRequired }: BotKind): BodySchema {
  const required = ["enabled", ...ownRequired, "triggerType"];
  const properties = { enabled: "boolean", description: "string", ...own, ...trigger, ...commonSettings } as const;
  return { properties, required, notEmpty: required };
}

export function botSettingsSchema({ path, settingsRequired }: BotKind): BodySchema {
  const credentials: PropertyRules = path === "openai" ? { openaiCredsId: "string", speechToText: "boolean" } : {};
  return {
    // Evolution reads it without a rule for it: null takes it away.
    properties: { ...credentials, ...commonSettings, fallbackId: { type: ["string", "null"] } },
    required: settingsRequired,
    notEmpty: settingsRequired,
  };
}

export const changeStatusSchema: BodySchema = {
  properties: {
    remoteJid: "string",
    status: { type: "string", oneOf: ["opened", "closed", "paused", "delete"] },
  },
  required: ["remoteJid", "status"],
  notEmpty: ["remoteJid", "status"],
};

export const ignoreJidSchema: BodySchema = {
  properties: { remoteJid: "string", action: { type: "string", oneOf: ["add", "remove"] } },
  required: ["remoteJid", "action"],
  notEmpty: ["remoteJid", "action"],
};

export const typebotStartSchema: BodySchema = {
  properties: { remoteJid: "string", url: "string", typebot: "string" },
  required: ["remoteJid", "url", "typebot"],
  notEmpty: ["remoteJid", "url", "typebot"],
};
