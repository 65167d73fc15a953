import type { Fields } from "../../fields.ts";
import { type Bot, type Context, newId, timestamp } from "../../state.ts";
import type { BotKind } from "./kinds.ts";

export function botsOf({ state }: Context, { name }: BotKind): Bot[] {
  const bots = state.bots.get(name) ?? [];
  state.bots.set(name, bots);
  return bots;
}

/** A bot by its id alone, of whichever instance. */
export const anyBot = (context: Context, kind: BotKind, id: unknown): Bot | undefined =>
  botsOf(context, kind).find((bot) => bot.id === String(id));

/** Two rules differ by version: which integrations refuse a twin, and when. */
export function refuseTwins(context: Context, kind: BotKind, bot: Fields, phase: "create" | "update"): void {
  const others = botsOf(context, kind).filter(({ instanceId, id }) => instanceId === bot.instanceId && id !== bot.id);
  const lenient = context.version === "2.3.6" && ["typebot", "evolutionBot"].includes(kind.name) && phase === "create";
  const same = (names: readonly string[]) => (other: Bot) =>
    names.every((name) => (other[name] ?? null) === (bot[name] ?? null));
  if (bot.triggerType === "all" && others.some(({ triggerType, enabled }) => triggerType === "all" && enabled)) {
    const clash = `You already have a ${kind.title} with an "All" trigger`;
    throw new Error(`${clash}, you cannot have more bots while it is active`);
  }
  if (!lenient && others.some(same(kind.identity))) throw new Error(`${kind.title} already exists`);
  const trigger = {
    keyword: ["triggerType", "triggerOperator", "triggerValue"],
    advanced: ["triggerType", "triggerValue"],
  };
  const names = trigger[bot.triggerType as keyof typeof trigger];
  if (names && others.some(same(names))) throw new Error("Trigger already exists");
}

const OPENAI_DEFAULTS = { assistantId: null, functionUrl: null, model: null, maxTokens: null };
const MESSAGE_LISTS = { systemMessages: [], assistantMessages: [], userMessages: [] };

/** The row a create or update request describes, with the database's defaults for what it leaves out. */
export function botRow(context: Context, kind: BotKind, { body, instanceId, previous }: NewRow): Bot {
  const legacyTypebot = kind.name === "typebot" && context.version === "2.2.3";
  const paced = legacyTypebot ? {} : { splitMessages: false, timePerChar: defaultPace(context, kind) };
  const own = Object.fromEntries(Object.keys(kind.own).map((name) => [name, null]));
  const openai = kind.name === "openai" ? { ...OPENAI_DEFAULTS, ...MESSAGE_LISTS } : {};
  const known = new Set(["enabled", "description", "triggerType", "triggerOperator", "triggerValue", ...COMMON]);
  const sent = Object.entries(body).filter(
    ([name, value]) => value !== undefined && (known.has(name) || name in kind.own),
  );
  const settings = context.state.botSettings.get(settingsKey(kind, instanceId)) ?? {};
  const inherited = Object.fromEntries(
    COMMON.filter((name) => settings[name] != null).map((name) => [name, settings[name]]),
  );
  return {
    description: null,
    ...own,
    ...openai,
    ...DEFAULTS[context.version],
    ...paced,
    ignoreJids: kind.name === "typebot" && context.version === "2.3.6" ? null : [],
    triggerOperator: null,
    triggerValue: null,
    ...inherited,
    // What an update leaves out stays as it is.
    ...previous,
    ...Object.fromEntries(sent),
    id: previous?.id ?? newId(),
    createdAt: previous?.createdAt ?? timestamp(),
    updatedAt: timestamp(),
    instanceId,
  };
}

interface NewRow {
  body: Fields;
  instanceId: string;
  previous?: Bot | undefined;
}

const COMMON = [
  "expire",
  "keywordFinish",
  "delayMessage",
  "unknownMessage",
  "listeningFromMe",
  "stopBotFromMe",
  "keepOpen",
  "debounceTime",
];

/** What `fetchSettings` answers, and a bot gets, where nothing was ever set. */
export const DEFAULTS = {
  "2.2.3": {
    expire: 0,
    keywordFinish: "",
    delayMessage: 0,
    unknownMessage: "",
    listeningFromMe: false,
    stopBotFromMe: false,
    keepOpen: false,
    debounceTime: 0,
  },
  "2.3.6": {
    expire: 300,
    keywordFinish: "bye",
    delayMessage: 1000,
    unknownMessage: "Sorry, I dont understand",
    listeningFromMe: true,
    stopBotFromMe: true,
    keepOpen: false,
    debounceTime: 1,
  },
};

export const defaultPace = ({ version }: Context, { name }: BotKind): number =>
  version === "2.3.6" && name !== "typebot" ? 50 : 0;

export const settingsKey = ({ name }: BotKind, instanceId: string): string => `${name} ${instanceId}`;
