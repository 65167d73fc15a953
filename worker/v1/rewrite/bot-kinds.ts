import type { BotName } from "../../../lib/bot-kinds";

/** What the gateway must know of one of the seven integrations. */
export interface BotKind {
  /** First segment of its routes. */
  name: BotName;
  /** Path parameter that holds a bot's id. */
  idParam: string;
  /** The field that holds an address of the tenant's. */
  urlField: string;
}

export const BOT_KINDS: readonly BotKind[] = [
  { name: "typebot", idParam: "typebotId", urlField: "url" },
  { name: "openai", idParam: "openaiBotId", urlField: "functionUrl" },
  { name: "dify", idParam: "difyId", urlField: "apiUrl" },
  { name: "flowise", idParam: "flowiseId", urlField: "apiUrl" },
  { name: "evolutionBot", idParam: "evolutionBotId", urlField: "apiUrl" },
  { name: "n8n", idParam: "n8nId", urlField: "webhookUrl" },
  { name: "evoai", idParam: "evoaiId", urlField: "agentUrl" },
];

/** What a tenant may set and never sees again. */
export const BOT_SECRETS: readonly string[] = ["apiKey", "basicAuthPass", "basicAuthPassword"];

/** 2.3 reads the first of these, 2.2 the one of the integration. */
export const FALLBACK_FIELDS: readonly string[] = [
  "fallbackId",
  "typebotIdFallback",
  "openaiIdFallback",
  "difyIdFallback",
  "flowiseIdFallback",
  "botIdFallback",
  "n8nIdFallback",
  "evoaiIdFallback",
];
