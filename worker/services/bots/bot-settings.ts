import { BOT_SETTINGS } from "../../../durable/tenant-ledger/bot-document";
import type { BotName } from "../../../lib/bot-kinds";
import type { BotSettings, BotSettingsAnswer, ChangeIgnored, UpdateBotSettings } from "../../../lib/contract/bot";
import { Problem } from "../../../lib/problem";
import { readBotSettings, settingsBody } from "../../evolution/bot-shapes";
import { askInstance } from "../../evolution/instance-door";
import { audit } from "../audit/audit";
import type { TenantContext } from "../context";
import { callBot } from "./call-bot";
import { changeAlone } from "./change-alone";
import { placeAt, serverAway } from "./find-own-bot";
import { type BotPlace, ledgerAt } from "./keep-bots";
import { settingsVersion } from "./kept-settings";
import { addressOf } from "./sessions";

export interface KindAt {
  instanceId: string;
  kind: BotName;
}

/** What an instance's bots of one kind begin with, and which of them answers where no trigger fits. */
export async function getBotSettings(ctx: TenantContext, { instanceId, kind }: KindAt): Promise<BotSettingsAnswer> {
  return read(ctx, await placeAt(ctx, instanceId), kind);
}

/** Any part; the upstream wants the whole, which is read before. */
export async function updateBotSettings(
  ctx: TenantContext,
  { instanceId, kind }: KindAt,
  { change, version }: { change: UpdateBotSettings; version?: number | undefined },
): Promise<BotSettingsAnswer> {
  const place = await placeAt(ctx, instanceId);
  const before = await changeAlone(ctx.env, place, { kind: BOT_SETTINGS, id: kind, version }, async () => {
    const { version: _, ...found } = await read(ctx, place, kind);
    await write(ctx, place, { kind, settings: { ...found, ...change } });
    return found;
  });
  const after = await read(ctx, place, kind);
  const target = `${instanceId}:${kind}`;
  await audit(ctx, { action: "bot.settings", target, before: told(before), after: told(after) });
  return after;
}

/** Adds a contact to those that this kind of bot never answers, or takes it off. */
export async function changeIgnored(
  ctx: TenantContext,
  at: KindAt,
  { contact, action }: ChangeIgnored,
): Promise<{ ignoreJids: string[] }> {
  const remoteJid = contact.startsWith("@") ? contact : addressOf(contact);
  const { ignoreJids: before } = await getBotSettings(ctx, at);
  const others = before.filter((one) => one !== remoteJid);
  const { ignoreJids } = await updateBotSettings(ctx, at, {
    change: { ignoreJids: action === "add" ? [...others, remoteJid] : others },
  });
  return { ignoreJids };
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

async function write(
  ctx: TenantContext,
  place: BotPlace,
  { kind, settings }: { kind: BotName; settings: BotSettings },
): Promise<void> {
  if (kind === "openai" && settings.openaiCredsId === null) {
    throw new Problem("invalid_request", "The settings cannot be like this.", {
      fields: { openaiCredsId: ["This is needed."] },
    });
  }
  await callBot(ctx, place, { method: "POST", route: `/${kind}/settings`, body: settingsBody(kind, settings) });
}

/** Contacts do not belong in the audit log. */
const told = ({ ignoreJids, ...settings }: BotSettings) => ({ ...settings, ignored: ignoreJids.length });
