import type { Columns } from "../rows";
import type { PropertyRules } from "../validation";
import { commonSettingNames } from "./schemas";

/** What tells one of the seven bot integrations from the others. */
export interface BotKind {
  /** First segment of its routes, and the kind of its documents. */
  path: string;
  /** As Evolution writes it in its errors. */
  label: string;
  /** Path parameter that holds the id of a bot. */
  idParam: string;
  /** `type` of its session rows. */
  sessionType: string;
  /** Columns that only this integration has, in the order of its schema. */
  own: PropertyRules;
  ownRequired: readonly string[];
  /** Two bots that agree in these are the same bot. Undefined: the body names too little to tell. */
  identity(body: Columns): Columns;
  /** What 2.3.6 says to an identical bot at create; null where it only looks at update. */
  duplicateText: string | null;
  settingsRequired: readonly string[];
  /** Column of the settings row that holds `fallbackId`. */
  fallbackColumn: string;
}

const untimed = commonSettingNames.filter((name) => name !== "splitMessages" && name !== "timePerChar");
const typebotSettings = untimed.slice(0, untimed.indexOf("keepOpen"));

const pick =
  (...names: string[]) =>
  (body: Columns): Columns =>
    Object.fromEntries(names.map((name) => [name, body[name]]));

const typebot: BotKind = {
  path: "typebot",
  label: "Typebot",
  idParam: "typebotId",
  sessionType: "typebot",
  own: { url: "string", typebot: "string" },
  ownRequired: ["url", "typebot"],
  identity: pick("url", "typebot"),
  duplicateText: null,
  settingsRequired: typebotSettings,
  fallbackColumn: "typebotIdFallback",
};

const texts = { type: "array", items: { type: "string" } } as const;

export const openai: BotKind = {
  path: "openai",
  label: "Openai",
  idParam: "openaiBotId",
  sessionType: "openai",
  own: {
    openaiCredsId: "string",
    botType: { type: "string", oneOf: ["assistant", "chatCompletion"] },
    assistantId: "string",
    functionUrl: "string",
    model: "string",
    systemMessages: texts,
    assistantMessages: texts,
    userMessages: texts,
    maxTokens: "integer",
  },
  ownRequired: ["openaiCredsId", "botType"],
  identity: (body) => {
    const names = body.botType === "assistant" ? ["assistantId", "botType"] : ["model", "maxTokens", "botType"];
    return pick(...names)(body);
  },
  duplicateText: "Openai Bot already exists",
  settingsRequired: ["openaiCredsId", ...untimed],
  fallbackColumn: "openaiIdFallback",
};

const dify: BotKind = {
  path: "dify",
  label: "Dify",
  idParam: "difyId",
  sessionType: "dify",
  own: {
    botType: { type: "string", oneOf: ["chatBot", "textGenerator", "agent", "workflow"] },
    apiUrl: "string",
    apiKey: "string",
  },
  ownRequired: ["botType"],
  identity: pick("botType", "apiUrl", "apiKey"),
  duplicateText: "Dify already exists",
  settingsRequired: commonSettingNames,
  fallbackColumn: "difyIdFallback",
};

const flowise: BotKind = {
  path: "flowise",
  label: "Flowise",
  idParam: "flowiseId",
  sessionType: "flowise",
  own: { apiUrl: "string", apiKey: "string" },
  ownRequired: ["apiUrl"],
  identity: pick("apiUrl", "apiKey"),
  duplicateText: "Flowise already exists",
  settingsRequired: untimed,
  fallbackColumn: "flowiseIdFallback",
};

const evolutionBot: BotKind = {
  path: "evolutionBot",
  label: "EvolutionBot",
  idParam: "evolutionBotId",
  sessionType: "evolution",
  own: { apiUrl: "string", apiKey: "string" },
  ownRequired: ["apiUrl"],
  identity: pick("apiUrl", "apiKey"),
  duplicateText: null,
  settingsRequired: commonSettingNames,
  fallbackColumn: "botIdFallback",
};

const n8n: BotKind = {
  path: "n8n",
  label: "N8n",
  idParam: "n8nId",
  sessionType: "n8n",
  own: { webhookUrl: "string", basicAuthUser: "string", basicAuthPass: "string" },
  ownRequired: ["webhookUrl"],
  identity: pick("webhookUrl", "basicAuthUser", "basicAuthPass"),
  duplicateText: "N8n already exists",
  settingsRequired: commonSettingNames,
  fallbackColumn: "n8nIdFallback",
};

const evoai: BotKind = {
  path: "evoai",
  label: "Evoai",
  idParam: "evoaiId",
  sessionType: "evoai",
  own: { agentUrl: "string", apiKey: "string" },
  ownRequired: ["agentUrl"],
  identity: pick("agentUrl", "apiKey"),
  duplicateText: "Evoai already exists",
  settingsRequired: commonSettingNames,
  fallbackColumn: "evoaiIdFallback",
};

export const botKinds: readonly BotKind[] = [typebot, openai, dify, flowise, evolutionBot, n8n, evoai];
