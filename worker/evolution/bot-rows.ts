import type { BotName } from "../../lib/bot-kinds";

/** Bots as the upstream writes them. Its update replaces all that its schema knows, so a change is fetched, merged and put. */

export type BotRow = Record<string, unknown> & { id: string };

const COMMON = [
  "enabled",
  "description",
  "triggerType",
  "triggerOperator",
  "triggerValue",
  "expire",
  "keywordFinish",
  "delayMessage",
  "unknownMessage",
  "listeningFromMe",
  "stopBotFromMe",
  "keepOpen",
  "debounceTime",
  "ignoreJids",
  "splitMessages",
  "timePerChar",
] as const;

const OWN: Readonly<Record<BotName, readonly string[]>> = {
  typebot: ["url", "typebot"],
  openai: [
    "openaiCredsId",
    "botType",
    "assistantId",
    "functionUrl",
    "model",
    "systemMessages",
    "assistantMessages",
    "userMessages",
    "maxTokens",
  ],
  dify: ["botType", "apiUrl", "apiKey"],
  flowise: ["apiUrl", "apiKey"],
  evolutionBot: ["apiUrl", "apiKey"],
  n8n: ["webhookUrl", "basicAuthUser", "basicAuthPass"],
  evoai: ["agentUrl", "apiKey"],
};

/** The columns that make a bot what it is, as far as they say something. */
export function columnsOf(bot: BotName, row: Record<string, unknown>): Record<string, unknown> {
  const named = [...COMMON, ...OWN[bot]].map((name) => [name, row[name]] as const);
  return Object.fromEntries(named.filter(([, value]) => value !== undefined && value !== null));
}

/** A list as `find` answers it: 2.2 says null for an empty one. Undefined for anything that is no list. */
export function readBotRows(body: unknown): BotRow[] | undefined {
  if (body === null) return [];
  return Array.isArray(body) ? body.filter(isRow) : undefined;
}

export function isRow(row: unknown): row is BotRow {
  return typeof row === "object" && row !== null && typeof (row as { id?: unknown }).id === "string";
}

/** Words that a schema takes from a list, which no empty one is in. */
const CHOSEN: readonly string[] = ["triggerOperator", "botType"];

/**
 * The whole body of an update: the row as it is, with a change. Its schemas refuse null, and what is left out stays at the
 * server: so a text that is to be nothing is an empty one.
 */
export function updateBody(bot: BotName, row: BotRow, change: Record<string, unknown>): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...row, ...(row.triggerType === null && noTrigger()), ...change };
  const emptied = (name: string) => {
    if (name === "ignoreJids") return [];
    return typeof row[name] === "string" && !CHOSEN.includes(name) ? "" : undefined;
  };
  const named = [...COMMON, ...OWN[bot]].map((name) => [name, merged[name] ?? emptied(name)]);
  return Object.fromEntries(named.filter(([, value]) => value !== undefined && value !== null));
}

/** Nobody writes this. 2.3 takes `none` for `all`, and a bot that `typebot/start` has made says nothing at all. */
export const NEVER = "zapin:never:";

export const noTrigger = () => ({
  triggerType: "keyword",
  triggerOperator: "equals",
  triggerValue: NEVER + crypto.randomUUID(),
});

/** 2.2 knows neither of these. */
const NEWER: readonly BotName[] = ["n8n", "evoai"];

export const hasKind = (version: string, bot: BotName) => !(version.startsWith("2.2") && NEWER.includes(bot));
