import type { SandboxAnswer, SandboxCall, SandboxWorld } from "../handler";
import { type Columns, changedRow, columnsOf, newRow } from "../rows";
import { serverError } from "../validation";
import { botSettings, clearSettingsColumn, columnDefaults, saveBotSettings, settingsFailure } from "./bot-settings";
import type { BotKind } from "./kinds";
import { allTriggerRefusal, type BotRow, identicalBot, openaiRefusal, triggerRefusal } from "./rules";
import { commonSettingNames } from "./schemas";
import { removeSessionsOfBot } from "./sessions";

export const listBots = (world: SandboxWorld, kind: BotKind) => world.documents.list<BotRow>(kind.path);

export function createBot(world: SandboxWorld, kind: BotKind, { body }: SandboxCall): SandboxAnswer {
  const bots = listBots(world, kind);
  const mistake = kind.path === "openai" ? openaiRefusal(body) : undefined;
  if (mistake) return serverError(mistake);
  if (kind.duplicateText && identicalBot(kind, bots, body)) return serverError(kind.duplicateText);
  const filled = filledFromSettings(world, kind, body);
  if (!filled) return settingsFailure;
  const refusal = allTriggerRefusal(kind, bots, body) ?? triggerRefusal(bots, body);
  if (refusal) return serverError(refusal);
  if (!knowsCredentials(world, body)) return serverError(`Error creating ${kind.label}`);
  const bot = newRow(world, botColumns(kind, filled));
  world.documents.put(kind.path, bot.id, bot);
  return { status: 201, body: bot };
}

/** The whole body counts again, but a column it leaves out keeps its value. 2.3.6 words every refusal here alike. */
export function updateBot(world: SandboxWorld, kind: BotKind, { body, params }: SandboxCall): SandboxAnswer {
  const bot = world.documents.get<BotRow>(kind.path, params[kind.idParam] ?? "");
  const others = listBots(world, kind).filter(({ id }) => id !== bot?.id);
  const isRefused =
    (kind.path === "openai" && openaiRefusal(body)) ||
    allTriggerRefusal(kind, others, body) ||
    identicalBot(kind, others, body) ||
    triggerRefusal(others, body) ||
    !knowsCredentials(world, body);
  if (!bot || isRefused) return serverError(`Error updating ${kind.label}`);
  const names = Object.keys(botColumns(kind, {}));
  const changed = changedRow(world, bot, Object.fromEntries(names.map((name) => [name, body[name]])));
  world.documents.put(kind.path, bot.id, changed);
  return { status: 200, body: changed };
}

export function deleteBot(world: SandboxWorld, kind: BotKind, { params }: SandboxCall): SandboxAnswer {
  const id = params[kind.idParam] ?? "";
  if (!world.documents.remove(kind.path, id)) return serverError(`Error deleting ${kind.label} bot`);
  removeSessionsOfBot(world, id);
  clearSettingsColumn(world, kind, kind.fallbackColumn, id);
  return { status: 200, body: { bot: { id } } };
}

/**
 * The body with the settings of the integration where it says nothing. An integration without settings gets them from
 * the body. Undefined: they could not be stored.
 */
function filledFromSettings(world: SandboxWorld, kind: BotKind, body: Columns): Columns | undefined {
  if (kind.path === "openai" && !saveOpenaiSettings(world, kind, body)) return undefined;
  const settings = botSettings(world, kind);
  const filled = Object.fromEntries(commonSettingNames.map((name) => [name, body[name] ?? settings?.[name]]));
  const whole = { splitMessages: false, timePerChar: 0 };
  const bot = { ...body, ...filled, ...withDefaults(filled, whole) };
  const saysAll = commonSettingNames.every((name) => Boolean(body[name]));
  if (settings || saysAll) return bot;
  return saveBotSettings(world, kind, bot) && bot;
}

function withDefaults(filled: Columns, defaults: Columns): Columns {
  return Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, filled[name] ?? value]));
}

/** OpenAI makes its settings by itself, from the credentials of the first bot and from defaults of its own. */
function saveOpenaiSettings(world: SandboxWorld, kind: BotKind, body: Columns): boolean {
  const settings = botSettings(world, kind);
  if (settings?.openaiCredsId) return true;
  const { openaiCredsId } = body;
  if (settings) return saveBotSettings(world, kind, { openaiCredsId }) !== undefined;
  const columns = {
    openaiCredsId,
    expire: body.expire || 300,
    keywordFinish: body.keywordFinish || "bye",
    delayMessage: body.delayMessage || 1000,
    unknownMessage: body.unknownMessage || "Sorry, I dont understand",
    listeningFromMe: body.listeningFromMe ?? true,
    stopBotFromMe: body.stopBotFromMe ?? true,
    keepOpen: body.keepOpen ?? false,
    debounceTime: body.debounceTime || 1,
    ignoreJids: body.ignoreJids ?? [],
  };
  return saveBotSettings(world, kind, columns) !== undefined;
}

function botColumns(kind: BotKind, body: Columns) {
  const common = Object.entries(columnDefaults).map(([name, value]) => [name, body[name] ?? value]);
  return {
    ...columnsOf(body, ["enabled", "description", ...Object.keys(kind.own)]),
    ...Object.fromEntries(common),
    ...columnsOf(body, ["triggerType", "triggerOperator", "triggerValue"]),
  };
}

function knowsCredentials(world: SandboxWorld, { openaiCredsId }: Columns): boolean {
  return typeof openaiCredsId !== "string" || world.documents.get("openaiCreds", openaiCredsId) !== undefined;
}
