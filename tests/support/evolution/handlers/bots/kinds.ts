import { flag, oneOf, type Rule, type Schema, text, texts, whole } from "../../schema.ts";
import type { Version } from "../../state.ts";

/** What tells one of the seven bot integrations from the others. */
export interface BotKind {
  /** First segment of its paths. */
  name: string;
  title: string;
  idParam: string;
  since: Version;
  own: Record<string, Rule>;
  required: readonly string[];
  /** The same values here make two bots the same bot. */
  identity: readonly string[];
  /** Where 2.2.3 keeps the fallback's id; 2.3.6 reads `fallbackId` instead. */
  fallbackField: string;
  sessionType: string;
  settingsRequired: readonly string[];
}

const BASE_SETTINGS = [
  "expire",
  "keywordFinish",
  "delayMessage",
  "unknownMessage",
  "listeningFromMe",
  "stopBotFromMe",
] as const;
const KEEP = [...BASE_SETTINGS, "keepOpen", "debounceTime", "ignoreJids"];
const PACED = [...KEEP, "splitMessages", "timePerChar"];

export const COMMON_RULES: Record<string, Rule> = {
  expire: whole,
  keywordFinish: text,
  delayMessage: whole,
  unknownMessage: text,
  listeningFromMe: flag,
  stopBotFromMe: flag,
  keepOpen: flag,
  debounceTime: whole,
  ignoreJids: texts,
  splitMessages: flag,
  timePerChar: whole,
};

type Defaults = Pick<BotKind, "idParam" | "since" | "sessionType" | "settingsRequired">;

function kind(name: string, rest: Omit<BotKind, "name" | keyof Defaults> & Partial<Defaults>): BotKind {
  return { name, idParam: `${name}Id`, since: "2.2.3", sessionType: name, settingsRequired: PACED, ...rest };
}

const difyType = oneOf("chatBot", "textGenerator", "agent", "workflow");

export const BOT_KINDS: readonly BotKind[] = [
  kind("typebot", {
    title: "Typebot",
    own: { url: text, typebot: text },
    required: ["enabled", "url", "typebot", "triggerType"],
    identity: ["url", "typebot"],
    fallbackField: "typebotIdFallback",
    settingsRequired: BASE_SETTINGS,
  }),
  kind("openai", {
    title: "Openai Bot",
    idParam: "openaiBotId",
    own: {
      openaiCredsId: text,
      botType: oneOf("assistant", "chatCompletion"),
      assistantId: text,
      functionUrl: text,
      model: text,
      systemMessages: texts,
      assistantMessages: texts,
      userMessages: texts,
      maxTokens: whole,
    },
    required: ["enabled", "openaiCredsId", "botType", "triggerType"],
    identity: ["openaiCredsId", "botType", "model", "maxTokens"],
    fallbackField: "openaiIdFallback",
    settingsRequired: ["openaiCredsId", ...KEEP],
  }),
  kind("dify", {
    title: "Dify",
    own: { botType: difyType, apiUrl: text, apiKey: text },
    required: ["enabled", "botType", "triggerType"],
    identity: ["botType", "apiUrl", "apiKey"],
    fallbackField: "difyIdFallback",
  }),
  kind("flowise", {
    title: "Flowise",
    own: { apiUrl: text, apiKey: text },
    required: ["enabled", "apiUrl", "triggerType"],
    identity: ["apiUrl", "apiKey"],
    fallbackField: "flowiseIdFallback",
    settingsRequired: KEEP,
  }),
  kind("evolutionBot", {
    title: "Evolution Bot",
    sessionType: "evolution",
    own: { apiUrl: text, apiKey: text },
    required: ["enabled", "apiUrl", "triggerType"],
    identity: ["apiUrl", "apiKey"],
    fallbackField: "botIdFallback",
  }),
  kind("n8n", {
    title: "N8n",
    since: "2.3.6",
    own: { webhookUrl: text, basicAuthUser: text, basicAuthPass: text },
    required: ["enabled", "webhookUrl", "triggerType"],
    identity: ["webhookUrl", "basicAuthUser", "basicAuthPass"],
    fallbackField: "n8nIdFallback",
  }),
  kind("evoai", {
    title: "Evoai",
    since: "2.3.6",
    own: { agentUrl: text, apiKey: text },
    required: ["enabled", "agentUrl", "triggerType"],
    identity: ["agentUrl", "apiKey"],
    fallbackField: "evoaiIdFallback",
  }),
];

/** The schema of create and of update: an update replaces the whole bot. */
export function botSchema({ own, required }: BotKind): Schema {
  const triggers = {
    triggerType: oneOf("all", "keyword", "none", "advanced"),
    triggerOperator: oneOf("equals", "contains", "startsWith", "endsWith", "regex"),
    triggerValue: text,
  };
  const fixed = { enabled: flag, description: text, ...triggers };
  const properties: Record<string, Rule> = { ...fixed, ...own, ...COMMON_RULES };
  return { properties, required, notEmpty: required.filter((name) => properties[name]?.type === "string") };
}
