import { isDeepStrictEqual } from "node:util";
import { BOT_SETTINGS, BotDocument, readBot } from "../../../durable/tenant-ledger/bot-document";
import type { BotName } from "../../../lib/bot-kinds";
import type { BotSettings } from "../../../lib/contract/bot-settings";
import { isUnset, readBotSettings, settingsBody } from "../../evolution/bot-shapes";
import { askInstance } from "../../evolution/instance-door";
import { type BotPlace, ledgerAt } from "./keep-bots";
import type { NoteRepair } from "./wishes";

/** What an instance's bots of one kind begin with, whom they ignore, and which of them is the fallback; kept beside the bots. */

const keyOf = ({ instance }: BotPlace) => ({ instanceId: instance.id, kind: BOT_SETTINGS });

/** Of what is kept; 0 before there is any. */
export async function settingsVersion(env: Env, place: BotPlace, kind: BotName): Promise<number> {
  const text: string | null = await ledgerAt(env, place).findDocument({ ...keyOf(place), id: kind });
  return text === null ? 0 : readBot(text).revision;
}

/**
 * After a change that the server has taken: what it has now is what is wanted. Where it does not say, nothing is wanted until
 * the next comparison: what was kept before is not.
 */
export async function keepFoundSettings(env: Env, place: BotPlace, kind: BotName): Promise<void> {
  const found = await askSettings(env, place, kind).catch(() => undefined);
  if (found) return keep(env, place, { kind, settings: found });
  await ledgerAt(env, place).dropBot({ ...keyOf(place), id: kind });
  // They have changed: nobody may take them for what there was before.
  await keep(env, place, { kind, settings: null });
}

/** Brings the server's settings of one kind back to those that are kept; the first time, those of the server are kept. */
export async function reconcileSettings(
  env: Env,
  place: BotPlace,
  { kind, note }: { kind: BotName; note: NoteRepair },
) {
  const found = await askSettings(env, place, kind);
  const text: string | null = await ledgerAt(env, place).findDocument({ ...keyOf(place), id: kind });
  const kept = text === null ? null : readBot(text).config;
  if (!kept) {
    if (found) await keep(env, place, { kind, settings: found });
    return;
  }
  // As it was read: what a server has need not be what a tenant could ask for.
  const wanted = kept as BotSettings;
  if (isDeepStrictEqual(found, wanted)) return;
  const moved: Record<string, string> = await ledgerAt(env, place).movedBots(place.instance.id);
  const upstream = new Map(Object.entries(moved).map(([there, here]) => [here, there]));
  const idOf = (id: string | null) => id && (upstream.get(id) ?? id);
  const { fallbackId, openaiCredsId } = wanted;
  const body = settingsBody(kind, { ...wanted, fallbackId: idOf(fallbackId), openaiCredsId: idOf(openaiCredsId) });
  const { status } = await askInstance(env, place.instance, { method: "POST", path: `/${kind}/settings`, body });
  if (status >= 300) throw new Error(`the server did not take the settings of ${kind}: ${status}`);
  await note(`${kind}: settings`);
}

/** With the ids that the tenant knows. Undefined where the server has none. */
async function askSettings(env: Env, place: BotPlace, kind: BotName): Promise<BotSettings | undefined> {
  const { instance } = place;
  const { status, body } = await askInstance(env, instance, { method: "GET", path: `/${kind}/fetchSettings` });
  if (status !== 200) throw new Error(`the server did not say its settings of ${kind}: ${status}`);
  if (isUnset(instance.server.version, Object(body))) return undefined;
  const settings = readBotSettings(kind, instance.server.version, body);
  const moved: Record<string, string> = await ledgerAt(env, place).movedBots(instance.id);
  const own = (id: string | null) => id && (moved[id] ?? id);
  return { ...settings, fallbackId: own(settings.fallbackId), openaiCredsId: own(settings.openaiCredsId) };
}

async function keep(env: Env, place: BotPlace, { kind, settings }: { kind: BotName; settings: BotSettings | null }) {
  const document = BotDocument.parse({ id: kind, config: settings, createdAt: Date.now() });
  await ledgerAt(env, place).putBot(keyOf(place), document);
}
