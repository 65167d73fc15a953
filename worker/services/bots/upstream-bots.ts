import { type BotDocument, botKind, CREDENTIALS, readBot } from "../../../durable/tenant-ledger/bot-document";
import type { BotSnapshot } from "../../../durable/tenant-ledger/bots";
import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { RELAY } from "../../../durable/tenant-ledger/relay-maker";
import type { BotName } from "../../../lib/bot-kinds";
import { type BotRow, readBotRows } from "../../evolution/bot-rows";
import { URL_FIELD } from "../../evolution/bot-shapes";
import { askInstance } from "../../evolution/instance-door";
import { referenceIn } from "../../relay/relay-address";
import { RelayDocument } from "../../v1/rewrite/documents";
import { type BotPlace, keepFound, ledgerAt, listKept, noteStranger } from "./keep-bots";
import { BOT_OFF } from "./off-notes";

/** A bot as its server has it, with what only we know. */
export interface UpstreamBot {
  kind: BotName;
  /** With the server's ids. */
  row: BotRow;
  /** As the tenant knows it. */
  id: string;
  openaiCredsId: string | null;
  /** The tenant's own address, where the row has our relay's. */
  url: string | null;
  paused: boolean;
  /** The key that gave its address has. */
  keyEnded: boolean;
  /** Of what is wanted of it: it was this when the server was asked, or a newer one. */
  version: number;
}

/** An instance's bots of these kinds; undefined where its server did not say. Reading costs the tenant nothing. */
export async function readUpstreamBots(
  env: Env,
  place: BotPlace,
  kinds: readonly BotName[],
): Promise<UpstreamBot[] | undefined> {
  const found = await readOnce(env, place, kinds);
  if (!found?.some(({ version }) => version === UNKNOWN)) return found;
  await rememberStrangers(env, place, found);
  return readOnce(env, place, kinds);
}

const UNKNOWN = 0;

async function readOnce(env: Env, place: BotPlace, kinds: readonly BotName[]): Promise<UpstreamBot[] | undefined> {
  const { instance } = place;
  const ledger = ledgerAt(env, place);
  // Before the server: whoever changes what is newer than its version is refused, and not the other way round.
  const [documents, notes, { bots }, ended]: [string[], string[], BotSnapshot, string[]] = await Promise.all([
    ledger.listDocuments(instance.id, RELAY),
    ledger.listDocumentIds(instance.id, BOT_OFF),
    ledger.botSnapshot(instance.id),
    ledger.endedRelays(instance.id),
  ]);
  const known = new Map(bots.map(({ kind, document }) => keptAs(kind, document)));
  const urls = new Map(documents.map(readRelay).map(({ reference, url }) => [reference, url]));
  const lists = await Promise.all(kinds.map((kind) => findRows(env, instance, kind)));
  if (lists.includes(undefined)) return undefined;
  const found: UpstreamBot[] = [];
  for (const [index, kind] of kinds.entries()) {
    for (const row of lists[index] ?? []) {
      const url = await ownUrl(row[URL_FIELD[kind]], { urls, instanceId: instance.id });
      const credentials = typeof row.openaiCredsId === "string" ? row.openaiCredsId : null;
      const openaiCredsId = credentials && (known.get(`${CREDENTIALS} ${credentials}`)?.id ?? credentials);
      const paused = notes.includes(`${kind}:${row.id}`);
      const kept = known.get(`${botKind(kind)} ${row.id}`);
      const { id = row.id, revision: version = UNKNOWN } = kept ?? {};
      const keyEnded = ended.includes(kept?.reference ?? "");
      found.push({ kind, row, id, openaiCredsId, url, paused, keyEnded, version });
    }
  }
  return found;
}

/** Found by its id at the server. */
function keptAs(kind: string, document: string): [string, BotDocument] {
  const bot = readBot(document);
  return [`${kind} ${bot.upstreamId}`, bot];
}

const readRelay = (text: string) => RelayDocument.parse(JSON.parse(text));

/** Undefined where the server did not say. */
export async function findRows(env: Env, instance: LedgerInstance, kind: BotName): Promise<BotRow[] | undefined> {
  try {
    const { status, body } = await askInstance(env, instance, { method: "GET", path: `/${kind}/find` });
    return status === 200 ? readBotRows(body ?? null) : undefined;
  } catch (error) {
    console.warn({ event: "bots_not_read", instanceId: instance.id, kind, error: String(error) });
    return undefined;
  }
}

async function ownUrl(
  address: unknown,
  { urls, instanceId }: { urls: ReadonlyMap<string, string>; instanceId: string },
): Promise<string | null> {
  if (typeof address !== "string" || address === "") return null;
  const reference = await referenceIn(address, instanceId);
  return reference === undefined ? address : (urls.get(reference) ?? null);
}

/** A list is the whole truth about one instance: what Evolution made itself becomes known by it. */
async function rememberStrangers(env: Env, place: BotPlace, found: readonly UpstreamBot[]): Promise<void> {
  for (const kind of new Set(found.map((bot) => bot.kind))) {
    const kept = await listKept(env, place, botKind(kind));
    const known = new Set(kept.map(({ upstreamId }) => upstreamId));
    for (const { row } of found.filter((bot) => bot.kind === kind && !known.has(bot.row.id))) {
      const isOurs = (await referenceIn(row[URL_FIELD[kind]], place.instance.id)) !== undefined;
      if (isOurs) await keepFound(env, place, { kind, row, known: undefined });
      else await noteStranger(env, place, { kind, row });
    }
  }
}
