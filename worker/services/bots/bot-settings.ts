import { BOT_SETTINGS, botKind, CREDENTIALS } from "../../../durable/tenant-ledger/bot-document";
import type { BotName } from "../../../lib/bot-kinds";
import type { BotSettings, BotSettingsAnswer, ChangeIgnored, UpdateBotSettings } from "../../../lib/contract/bot";
import { Problem } from "../../../lib/problem";
import { settingsBodies, takesNoFallback } from "../../evolution/bot-settings-bodies";
import { readBotSettings } from "../../evolution/bot-shapes";
import { askInstance } from "../../evolution/instance-door";
import type { TenantContext } from "../context";
import { callBot } from "./call-bot";
import { changeAlone } from "./change-alone";
import { placeAt, serverAway } from "./find-own-bot";
import { type BotPlace, ledgerAt } from "./keep-bots";
import { settingsVersion } from "./kept-settings";
import { strangeIds } from "./own-ids";
import { addressOf } from "./sessions";

export interface KindAt {
  instanceId: string;
  kind: BotName;
}

/** What an instance's bots of one kind begin with, and which of them answers where no trigger fits. */
export async function getBotSettings(ctx: TenantContext, { instanceId, kind }: KindAt): Promise<BotSettingsAnswer> {
  return read(ctx, await placeAt(ctx, instanceId), kind);
}

interface Changing {
  /** May depend on what there is. */
  change: UpdateBotSettings | ((found: BotSettings) => UpdateBotSettings);
  version: number | undefined;
}

/** Any part; the upstream wants the whole, which is read before. */
export async function updateBotSettings(
  ctx: TenantContext,
  { instanceId, kind }: KindAt,
  { change, version }: Changing,
): Promise<BotSettingsAnswer> {
  const place = await placeAt(ctx, instanceId);
  const what = { action: "bot.settings", target: `${instanceId}:${kind}`, kind: BOT_SETTINGS, id: kind, version };
  return changeAlone(ctx, place, what, async () => {
    const { version: _, ...found } = await read(ctx, place, kind);
    const changed = typeof change === "function" ? change(found) : change;
    await write(ctx, place, { kind, found, wanted: withoutEmptyIds({ ...found, ...changed }) });
    const answer = await read(ctx, place, kind);
    return { answer, before: told(found), after: told(answer) };
  });
}

/** Adds a contact to those that this kind of bot never answers, or takes it off. */
export function changeIgnored(
  ctx: TenantContext,
  at: KindAt,
  { change: { contact, action }, version }: { change: ChangeIgnored; version: number | undefined },
): Promise<BotSettingsAnswer> {
  const remoteJid = contact.startsWith("@") ? contact : addressOf(contact);
  const change = ({ ignoreJids }: BotSettings) => {
    const others = ignoreJids.filter((one) => one !== remoteJid);
    return { ignoreJids: action === "add" ? [...others, remoteJid] : others };
  };
  return updateBotSettings(ctx, at, { change, version });
}

async function read(ctx: TenantContext, place: BotPlace, kind: BotName): Promise<BotSettingsAnswer> {
  const { instance } = place;
  // Before the server: whoever changes what is newer than its version is refused, and not the other way round.
  const version = await settingsVersion(ctx.env, place, kind);
  const { status, body } = await askInstance(ctx.env, instance, { method: "GET", path: `/${kind}/fetchSettings` });
  if (status !== 200) throw serverAway();
  const settings = readBotSettings(kind, instance.server.version, body);
  // Bots that had to be made anew are known by the ids they had.
  const moved: Record<string, string> = await ledgerAt(ctx.env, place).movedBots(instance.id);
  const own = (id: string | null) => (id === null ? null : (moved[id] ?? id));
  return { ...settings, fallbackId: own(settings.fallbackId), openaiCredsId: own(settings.openaiCredsId), version };
}

/** Servers take an empty id for none, each at another place. */
const withoutEmptyIds = ({ fallbackId, openaiCredsId, ...settings }: BotSettings): BotSettings => ({
  ...settings,
  fallbackId: fallbackId || null,
  openaiCredsId: openaiCredsId || null,
});

async function write(
  ctx: TenantContext,
  place: BotPlace,
  { kind, found, wanted }: { kind: BotName; found: BotSettings; wanted: BotSettings },
): Promise<void> {
  const { version } = place.instance.server;
  if (kind === "openai" && wanted.openaiCredsId === null) refuse({ openaiCredsId: ["This is needed."] });
  if (wanted.fallbackId === null && found.fallbackId !== null && !takesNoFallback(version)) {
    refuse({ fallbackId: [FALLBACK_STAYS] });
  }
  const changed = (field: "fallbackId" | "openaiCredsId") => (wanted[field] === found[field] ? null : wanted[field]);
  const strange = await strangeIds(ctx.env, place, [
    { field: "fallbackId", kind: botKind(kind), id: changed("fallbackId") },
    { field: "openaiCredsId", kind: CREDENTIALS, id: changed("openaiCredsId") },
  ]);
  if (Object.keys(strange).length > 0) refuse(strange);
  for (const body of settingsBodies(kind, version, { wanted, found })) {
    await callBot(ctx, place, { method: "POST", route: `/${kind}/settings`, body });
  }
}

const FALLBACK_STAYS =
  "Servers of version 2.2 take no fallback back. Name another bot, or delete the one that is named.";

function refuse(fields: Record<string, string[]>): never {
  throw new Problem("invalid_request", "The settings cannot be like this.", { fields });
}

/** Contacts do not belong in the audit log. */
const told = ({ ignoreJids, ...settings }: BotSettings) => ({ ...settings, ignored: ignoreJids.length });
