import type { BotName } from "../../lib/bot-kinds";
import { type Bot, BotBehaviour, type BotSession, type BotSettings, DEFAULT_BEHAVIOUR } from "../../lib/contract/bot";
import { type BotRow, isRow, NEVER } from "./bot-rows";
import { withoutStop } from "./bot-stop";

/** Rows of either version as we show them. What a version leaves out, or says as null, has one meaning here. */

export const URL_FIELD: Readonly<Record<BotName, string>> = {
  typebot: "url",
  openai: "functionUrl",
  dify: "apiUrl",
  flowise: "apiUrl",
  evolutionBot: "apiUrl",
  n8n: "webhookUrl",
  evoai: "agentUrl",
};

/** Column of 2.2 for what 2.3 calls `fallbackId`. */
export const fallbackColumn = (kind: BotName) => (kind === "evolutionBot" ? "botIdFallback" : `${kind}IdFallback`);

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const number = (value: unknown): number | null => (typeof value === "number" ? value : null);
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

/** `url` is the tenant's own, which the row does not name. */
export function readBot(kind: BotName, row: BotRow, { instanceId, url }: { instanceId: string; url: string | null }) {
  const shown: Omit<Bot, "conflicts" | "paused" | "keyEnded" | "version"> = {
    id: row.id,
    instanceId,
    kind,
    enabled: row.enabled === true,
    description: text(row.description) ?? "",
    ...readTrigger(row),
    url,
    typebot: text(row.typebot),
    botType: text(row.botType) as Bot["botType"],
    openaiCredsId: text(row.openaiCredsId),
    assistantId: text(row.assistantId),
    model: text(row.model),
    maxTokens: number(row.maxTokens),
    systemMessages: texts(row.systemMessages),
    assistantMessages: texts(row.assistantMessages),
    userMessages: texts(row.userMessages),
    basicAuthUser: text(row.basicAuthUser),
    ...readBehaviour(row),
    hasSecret: text(row.apiKey) !== null || text(row.basicAuthPass) !== null,
    createdAt: text(row.createdAt),
    updatedAt: text(row.updatedAt),
  };
  return shown;
}

function readTrigger(row: BotRow): Pick<Bot, "triggerType" | "triggerOperator" | "triggerValue"> {
  const value = text(row.triggerValue);
  const type = text(row.triggerType) as Bot["triggerType"] | null;
  const isNever = type === null || type === "none" || (value?.startsWith(NEVER) ?? false);
  if (isNever) return { triggerType: "none", triggerOperator: null, triggerValue: null };
  return {
    triggerType: type,
    triggerOperator: text(row.triggerOperator) as Bot["triggerOperator"],
    triggerValue: value,
  };
}

function readBehaviour(row: Record<string, unknown>): BotBehaviour {
  const read = Object.entries(BotBehaviour.shape).map(([name, schema]) => {
    const parsed = schema.safeParse(row[name]);
    return [name, parsed.success ? parsed.data : UNSAID[name as keyof BotBehaviour]];
  });
  return Object.fromEntries(read) as BotBehaviour;
}

/** A column without a value. */
const UNSAID: BotBehaviour = {
  ...DEFAULT_BEHAVIOUR,
  expire: 0,
  keywordFinish: "",
  delayMessage: 0,
  stopBotFromMe: false,
};

/** Settings of a kind; those that were never set are shown as defaults of each version's own, and here as ours. */
export function readBotSettings(kind: BotName, version: string, body: unknown): BotSettings {
  const row: Record<string, unknown> = Object(body);
  if (isUnset(version, row)) return { ...DEFAULT_BEHAVIOUR, ignoreJids: [], openaiCredsId: null, fallbackId: null };
  const fallbackId = text(row.fallbackId) ?? text(row[fallbackColumn(kind)]);
  const ignoreJids = withoutStop(texts(row.ignoreJids));
  return { ...readBehaviour(row), ignoreJids, openaiCredsId: text(row.openaiCredsId), fallbackId };
}

/** Nobody has set them yet: each version shows defaults of its own. */
export const isUnset = (version: string, row: Record<string, unknown>): boolean =>
  version.startsWith("2.2") ? isBlank(row) : typeof row.id !== "string";

/** 2.2 shows nothing but zeros and empty words, and no id in either case. */
const isBlank = ({ expire, keywordFinish, delayMessage, unknownMessage }: Record<string, unknown>) =>
  !expire && !keywordFinish && !delayMessage && !unknownMessage;

export function readSessions(body: unknown): BotSession[] {
  const rows = Array.isArray(body) ? body.filter(isRow) : [];
  return rows.map((row) => ({
    id: row.id,
    contact: text(row.remoteJid) ?? "",
    name: text(row.pushName),
    status: row.status === "paused" || row.status === "closed" ? row.status : "opened",
    awaitsUser: row.awaitUser === true,
    createdAt: text(row.createdAt),
    updatedAt: text(row.updatedAt),
  }));
}
