import { isDeepStrictEqual } from "node:util";
import { BOT_SETTINGS, BotDocument, botKind, CREDENTIALS, readBot } from "../../../durable/tenant-ledger/bot-document";
import type { BotSnapshot } from "../../../durable/tenant-ledger/bots";
import type { BotName } from "../../../lib/bot-kinds";
import type { BotSettings } from "../../../lib/contract/bot-settings";
import { settingsBodies, takesNoFallback } from "../../evolution/bot-settings-bodies";
import { isUnset, readBotSettings } from "../../evolution/bot-shapes";
import { isStopped, stopChanges, withStop } from "../../evolution/bot-stop";
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
  if (found) return keep(env, place, { kind, settings: found.settings });
  await ledgerAt(env, place).dropBot({ ...keyOf(place), id: kind });
  // They have changed: nobody may take them for what there was before.
  await keep(env, place, { kind, settings: null });
}

/** Brings the server's settings of one kind back to those that are kept; the first time, those of the server are kept. */
export async function reconcileSettings(
  env: Env,
  place: BotPlace,
  { kind, note, adopted }: { kind: BotName; note: NoteRepair; adopted: boolean },
) {
  const found = await askSettings(env, place, kind);
  const snapshot: BotSnapshot = await ledgerAt(env, place).botSnapshot(place.instance.id);
  const kept = wantedIn(snapshot, kind);
  if (!kept) {
    if (!found) return;
    // A bot that says nothing of it waits as long as these do, and the buffer is shared. 2.2 does not show it.
    const { asIs: wanted, debounceTime = adopted ? 1 : 0 } = found;
    if (debounceTime !== 0) await putSettings(env, place, { kind, wanted, found });
    return keep(env, place, { kind, settings: found.settings });
  }
  const { isOff } = snapshot;
  const wanted = possible(place, { kept, found: found?.settings, snapshot, kind });
  if (isDeepStrictEqual(found?.settings, wanted) && found?.isStopped === isOff) return;
  await putSettings(env, place, { kind, wanted, found, stop: isOff });
  await note(`${kind}: settings`);
}

function wantedIn({ bots }: BotSnapshot, kind: BotName): BotSettings | undefined {
  const documents = bots.filter((bot) => bot.kind === BOT_SETTINGS).map(({ document }) => readBot(document));
  // As it was read: what a server has need not be what a tenant could ask for.
  return (documents.find(({ id }) => id === kind)?.config ?? undefined) as BotSettings | undefined;
}

interface Wanted {
  kept: BotSettings;
  found: BotSettings | undefined;
  snapshot: BotSnapshot;
  kind: BotName;
}

/** What is gone cannot be named any more, and some servers take no fallback back: there counts what they have. */
function possible({ instance }: BotPlace, { kept, found, snapshot, kind }: Wanted): BotSettings {
  const isThere = (of: string, id: string | null) =>
    id !== null && snapshot.bots.some((bot) => bot.kind === of && readBot(bot.document).id === id);
  const { fallbackId = null, openaiCredsId = null } = found ?? {};
  const staysNamed = kept.fallbackId === null && takesNoFallback(instance.server.version);
  return {
    ...kept,
    fallbackId: staysNamed || isThere(botKind(kind), kept.fallbackId) ? kept.fallbackId : fallbackId,
    openaiCredsId: isThere(CREDENTIALS, kept.openaiCredsId) ? kept.openaiCredsId : openaiCredsId,
  };
}

/** Has the bots of a kind hear nobody, or again whom they are to. Throws where its server does not say or take it. */
export async function stopHearing(env: Env, place: BotPlace, kind: BotName, stop: boolean): Promise<void> {
  const found = await askSettings(env, place, kind);
  for (const body of found ? stopChanges(found.ignoreJids, stop) : []) {
    const { status } = await askInstance(env, place.instance, { method: "POST", path: `/${kind}/ignoreJid`, body });
    if (status >= 300) throw new Error(`the server did not take whom ${kind} ignores: ${status}`);
  }
}

interface Putting {
  kind: BotName;
  /** With the ids that the tenant knows. */
  wanted: BotSettings;
  found: Found | undefined;
  stop?: boolean;
}

async function putSettings(env: Env, place: BotPlace, { kind, wanted, found, stop = found?.isStopped }: Putting) {
  const moved: Record<string, string> = await ledgerAt(env, place).movedBots(place.instance.id);
  const upstream = new Map(Object.entries(moved).map(([there, here]) => [here, there]));
  const idOf = (id: string | null) => id && (upstream.get(id) ?? id);
  const there = (settings: BotSettings) => ({
    ...settings,
    ...(stop && { ignoreJids: withStop(settings.ignoreJids) }),
    fallbackId: idOf(settings.fallbackId),
    openaiCredsId: idOf(settings.openaiCredsId),
  });
  const change = { wanted: there(wanted), found: found && there(found.settings) };
  for (const body of settingsBodies(kind, place.instance.server.version, change)) {
    const { status } = await askInstance(env, place.instance, { method: "POST", path: `/${kind}/settings`, body });
    if (status >= 300) throw new Error(`the server did not take the settings of ${kind}: ${status}`);
  }
}

interface Found {
  /** With the ids that the tenant knows. */
  settings: BotSettings;
  /** The same, but what a tenant could not ask for of us: longer waits, and the like. */
  asIs: BotSettings;
  isStopped: boolean;
  /** With what stops them. */
  ignoreJids: readonly unknown[];
  /** Where the server says it. */
  debounceTime: unknown;
}

/** Undefined where the server has none: also not the kind, or not the instance. */
async function askSettings(env: Env, place: BotPlace, kind: BotName): Promise<Found | undefined> {
  const { instance } = place;
  const { status, body } = await askInstance(env, instance, { method: "GET", path: `/${kind}/fetchSettings` });
  if (status === 400 || status === 404) return undefined;
  if (status !== 200) throw new Error(`the server did not say its settings of ${kind}: ${status}`);
  const row: { ignoreJids?: unknown; debounceTime?: unknown } = Object(body);
  if (isUnset(instance.server.version, row)) return undefined;
  const settings = readBotSettings(kind, instance.server.version, row);
  const moved: Record<string, string> = await ledgerAt(env, place).movedBots(instance.id);
  const own = (id: string | null) => id && (moved[id] ?? id);
  const found = { ...settings, fallbackId: own(settings.fallbackId), openaiCredsId: own(settings.openaiCredsId) };
  return {
    settings: found,
    asIs: { ...found, ...plainIn(row, settings) },
    isStopped: isStopped(row.ignoreJids),
    ignoreJids: Array.isArray(row.ignoreJids) ? row.ignoreJids : [],
    debounceTime: row.debounceTime,
  };
}

/** Numbers, flags and texts of the row, where it has those of the same type. */
const plainIn = (row: object, settings: BotSettings): Partial<BotSettings> =>
  Object.fromEntries(
    Object.entries(row).filter(([name, value]) => {
      const known: unknown = settings[name as keyof BotSettings];
      return typeof value !== "object" && typeof value === typeof known;
    }),
  );

async function keep(env: Env, place: BotPlace, { kind, settings }: { kind: BotName; settings: BotSettings | null }) {
  const document = BotDocument.parse({ id: kind, config: settings, createdAt: Date.now() });
  await ledgerAt(env, place).putBot(keyOf(place), document);
}
