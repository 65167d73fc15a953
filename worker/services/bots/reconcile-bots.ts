import { botKind } from "../../../durable/tenant-ledger/bot-document";
import type { BotSnapshot } from "../../../durable/tenant-ledger/bots";
import { BOT_NAMES, type BotName } from "../../../lib/bot-kinds";
import { hasKind, readBotRows } from "../../evolution/bot-rows";
import { URL_FIELD } from "../../evolution/bot-shapes";
import { askInstance } from "../../evolution/instance-door";
import { scaledLimit } from "../../evolution/scaled-limit";
import { referenceHere } from "../../relay/relay-address";
import { restoreRelays } from "./bot-relays";
import { compareBots, type FoundBot } from "./compare-bots";
import { type BotPlace, ledgerAt } from "./keep-bots";
import { reconcileSettings } from "./kept-settings";
import { reconcileCredentials } from "./reconcile-credentials";
import { repairBot } from "./repair-bot";
import { type NoteRepair, type Repairing, readWishes } from "./wishes";

/** Kinds of which an instance has no bot are looked at in turn, one of them in this time. */
const TURN_MS = 30 * 60_000;

/** What is younger may be on its way. */
const SETTLED_MS = 60_000;

/**
 * Makes the bots of an instance be those that are wanted of it: those that are lost are made anew, those that were changed are
 * put back, those that nobody here has made are switched off. While bots are not to run they are off. True if anything was set right. Throws where the server
 * does not say what it has: then nothing is changed.
 */
export async function reconcileBots(
  env: Env,
  place: BotPlace,
  { adopted, note, now }: { adopted: boolean; note: NoteRepair; now: number },
): Promise<boolean> {
  const { bots }: BotSnapshot = await ledgerAt(env, place).botSnapshot(place.instance.id);
  const known = new Set(bots.map(({ kind }) => kind));
  let repaired = false;
  const noted: NoteRepair = async (what) => {
    repaired = true;
    await note(what);
  };
  const failed: unknown[] = [];
  for (const kind of adopted ? allKinds(place) : kindsNow(place, known, now)) {
    failed.push(...(await reconcileKind({ env, place, kind, adopted, note: noted }, now)));
  }
  if (repaired) await ledgerAt(env, place).botChanged();
  if (failed.length > 0) throw failed[0];
  return repaired;
}

/** Answers what went wrong: one bot that its server does not take keeps no other from being repaired. */
async function reconcileKind(kindAt: Omit<Repairing, "credentials">, now: number): Promise<unknown[]> {
  const { env, place, kind, note, adopted } = kindAt;
  const found = await askBots(env, place, kind);
  if (!found) return [];
  const before = now - scaledLimit(SETTLED_MS);
  const credentials = kind === "openai" ? await reconcileCredentials(env, place, { before, note }) : new Map();
  const repairing: Repairing = { ...kindAt, credentials };
  // After the server: what the tenant changes meanwhile must not be taken back.
  const wishes = await readWishes(repairing);
  await restoreRelays(env, place, { kind, bots: wishes.map(({ bot }) => bot) });
  const failed: unknown[] = [];
  for (const repair of compareBots(kind, { found, wishes, before })) {
    await repairBot(repairing, repair).catch((error: unknown) => failed.push(error));
  }
  // After the bots: one of them may be the fallback.
  await reconcileSettings(env, place, { kind, note, adopted }).catch((error: unknown) => failed.push(error));
  return failed;
}

/** An instance that was adopted may have brought any. */
const allKinds = ({ instance }: BotPlace) => BOT_NAMES.filter((name) => hasKind(instance.server.version, name));

/** Those of which there are bots, and one of the others. */
function kindsNow(place: BotPlace, known: ReadonlySet<string>, now: number): BotName[] {
  const kinds = allKinds(place);
  const others = kinds.filter((name) => !known.has(botKind(name)));
  const turn = others[Math.floor(now / TURN_MS) % Math.max(1, others.length)];
  return kinds.filter((name) => known.has(botKind(name)) || name === turn);
}

/** Undefined where the server has that kind switched off. */
async function askBots(env: Env, { instance }: BotPlace, kind: BotName): Promise<FoundBot[] | undefined> {
  const { status, body } = await askInstance(env, instance, { method: "GET", path: `/${kind}/find` });
  if (status === 400) return undefined;
  const rows = status === 200 ? readBotRows(body ?? null) : undefined;
  if (!rows) throw new Error(`the server did not say which bots it has: ${kind}, ${status}`);
  return Promise.all(
    rows.map(async (row) => ({ row, reference: await referenceHere(row[URL_FIELD[kind]], instance.id) })),
  );
}
