import type { SandboxAnswer, SandboxCall, SandboxWorld } from "../handler";
import { type Columns, changedRow, newRow, type Row } from "../rows";
import { serverError } from "../validation";
import type { BotKind } from "./kinds";
import { commonSettingNames } from "./schemas";

/** Settings of one integration: what its bots fall back on, and whom they ignore. */
export type BotSettings = Row & SettingsColumns;

interface SettingsColumns {
  keepOpen: boolean;
  ignoreJids: string[] | null;
  openaiCredsId?: string | null;
  [column: string]: unknown;
}

/** What the database puts where a bot or settings row says nothing. */
export const columnDefaults: SettingsColumns = {
  expire: 0,
  keywordFinish: null,
  delayMessage: null,
  unknownMessage: null,
  listeningFromMe: false,
  stopBotFromMe: false,
  keepOpen: false,
  debounceTime: null,
  ignoreJids: null,
  splitMessages: false,
  timePerChar: 50,
};

/** Shown, and not stored, while an integration has no settings. */
const unsetSettings = {
  expire: 300,
  keywordFinish: "bye",
  delayMessage: 1000,
  unknownMessage: "Sorry, I dont understand",
  listeningFromMe: true,
  stopBotFromMe: true,
  keepOpen: false,
  debounceTime: 1,
  ignoreJids: [],
  splitMessages: false,
  timePerChar: 0,
  fallbackId: "",
  fallback: null,
};

const documentKind = (kind: BotKind) => `${kind.path}Setting`;

export function botSettings(world: SandboxWorld, kind: BotKind): BotSettings | undefined {
  return world.documents.get<BotSettings>(documentKind(kind), "setting");
}

/** Evolution's answer to settings that name a bot or credentials it does not have. */
export const settingsFailure = serverError("Error setting default settings");

/** Stores settings over what is there. Undefined: the fallback bot or the credentials do not exist. */
export function saveBotSettings(world: SandboxWorld, kind: BotKind, body: Columns): BotSettings | undefined {
  if (isMissing(world, kind.path, body.fallbackId)) return undefined;
  if (kind.path === "openai" && body.openaiCredsId && isMissing(world, "openaiCreds", body.openaiCredsId)) {
    return undefined;
  }
  const given = {
    ...Object.fromEntries(commonSettingNames.map((name) => [name, body[name]])),
    ...ownColumns(kind, body),
  };
  const row = changedRow(world, botSettings(world, kind) ?? blankSettings(world, kind), given);
  world.documents.put(documentKind(kind), "setting", row);
  return row;
}

/** For rows that pointed at something now gone. */
export function clearSettingsColumn(world: SandboxWorld, kind: BotKind, column: string, value: string) {
  const row = botSettings(world, kind);
  if (row?.[column] === value) world.documents.put(documentKind(kind), "setting", { ...row, [column]: null });
}

export function setBotSettings(world: SandboxWorld, kind: BotKind, { body }: SandboxCall): SandboxAnswer {
  const row = saveBotSettings(world, kind, body);
  return row ? { status: 200, body: { ...row, fallbackId: row[kind.fallbackColumn] } } : settingsFailure;
}

export function fetchBotSettings(world: SandboxWorld, kind: BotKind): SandboxAnswer {
  const row = botSettings(world, kind);
  if (!row) return { status: 200, body: unsetSettings };
  const fallbackId = row[kind.fallbackColumn];
  const fallback = typeof fallbackId === "string" ? (world.documents.get(kind.path, fallbackId) ?? null) : null;
  return { status: 200, body: { ...row, Fallback: fallback, fallbackId, fallback } };
}

export function changeIgnoredJids(world: SandboxWorld, kind: BotKind, { body }: SandboxCall): SandboxAnswer {
  const row = botSettings(world, kind);
  if (!row) return settingsFailure;
  const jid = String(body.remoteJid);
  const others = (row.ignoreJids ?? []).filter((ignored) => ignored !== jid);
  const ignoreJids = body.action === "add" ? [...others, jid] : others;
  world.documents.put(documentKind(kind), "setting", changedRow(world, row, { ignoreJids }));
  return { status: 200, body: { ignoreJids } };
}

function ownColumns(kind: BotKind, body: Columns): Columns {
  const fallback = { [kind.fallbackColumn]: body.fallbackId };
  if (kind.path !== "openai") return fallback;
  // An empty id leaves those that are there.
  return { ...fallback, openaiCredsId: body.openaiCredsId || undefined, speechToText: body.speechToText };
}

function blankSettings(world: SandboxWorld, kind: BotKind): BotSettings {
  const fallback: Columns = { [kind.fallbackColumn]: null };
  const own: Columns = kind.path === "openai" ? { speechToText: false, openaiCredsId: null } : {};
  return newRow<SettingsColumns>(world, { ...columnDefaults, ...own, ...fallback });
}

function isMissing(world: SandboxWorld, documentKindName: string, id: unknown): boolean {
  return typeof id === "string" && world.documents.get(documentKindName, id) === undefined;
}
