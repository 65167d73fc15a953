import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import type { BotName } from "../../../lib/bot-kinds";
import type { Mode } from "../../../lib/contract/tenant";
import { ledgerName } from "../../../lib/ledger-name";
import { parseRelayToken } from "../../../lib/relay-token";
import { config } from "../../env";
import { type BotRow, readBotRows } from "../../evolution/bot-rows";
import { URL_FIELD } from "../../evolution/bot-shapes";
import { askInstance } from "../../evolution/instance-door";
import { type BotDocument, RELAY, RelayDocument } from "../../v1/rewrite/documents";
import { BOT_OFF } from "./switch-bots";

/** Where a bot lives. */
export interface BotPlace {
  tenantId: string;
  mode: Mode;
  instance: LedgerInstance;
}

/** A bot as its server has it, with what only we know. */
export interface UpstreamBot {
  kind: BotName;
  row: BotRow;
  /** The tenant's own address, where the row has our relay's. */
  url: string | null;
  paused: boolean;
}

export const ledgerAt = (env: Env, { tenantId, mode }: Pick<BotPlace, "tenantId" | "mode">) =>
  env.LEDGER.getByName(ledgerName(tenantId, mode));

/** An instance's bots of these kinds; undefined where its server did not say. Reading costs the tenant nothing. */
export async function readUpstreamBots(
  env: Env,
  place: BotPlace,
  kinds: readonly BotName[],
): Promise<UpstreamBot[] | undefined> {
  const { instance } = place;
  const ledger = ledgerAt(env, place);
  const [documents, notes]: [string[], string[]] = await Promise.all([
    ledger.listDocuments(instance.id, RELAY),
    ledger.listDocumentIds(instance.id, BOT_OFF),
  ]);
  const urls = new Map(documents.map(readRelay).map(({ reference, url }) => [reference, url]));
  const lists = await Promise.all(kinds.map((kind) => findRows(env, instance, kind)));
  if (lists.includes(undefined)) return undefined;
  const found: UpstreamBot[] = [];
  for (const [index, kind] of kinds.entries()) {
    for (const row of lists[index] ?? []) {
      const url = await ownUrl(row[URL_FIELD[kind]], urls);
      found.push({ kind, row, url, paused: notes.includes(`${kind}:${row.id}`) });
    }
  }
  await rememberStrangers(env, place, found);
  return found;
}

const readRelay = (text: string) => RelayDocument.parse(JSON.parse(text));

async function findRows(env: Env, instance: LedgerInstance, kind: BotName): Promise<BotRow[] | undefined> {
  try {
    const { status, body } = await askInstance(env, instance, { method: "GET", path: `/${kind}/find` });
    return status === 200 ? readBotRows(body ?? null) : undefined;
  } catch (error) {
    console.warn({ event: "bots_not_read", instanceId: instance.id, kind, error: String(error) });
    return undefined;
  }
}

const RELAY_TOKEN = /\/relay\/([\w-]{88})(?![\w-])/;

async function ownUrl(address: unknown, urls: ReadonlyMap<string, string>): Promise<string | null> {
  if (typeof address !== "string" || address === "") return null;
  const reference = await referenceIn(address);
  return reference === undefined ? address : (urls.get(reference) ?? null);
}

async function referenceIn(address: unknown): Promise<string | undefined> {
  const token = typeof address === "string" ? RELAY_TOKEN.exec(address)?.[1] : undefined;
  return token === undefined ? undefined : (await parseRelayToken(config.keySecrets, token))?.reference;
}

/** A list is the whole truth about one instance: what Evolution made itself becomes known by it. */
async function rememberStrangers(env: Env, place: BotPlace, found: readonly UpstreamBot[]): Promise<void> {
  const ledger = ledgerAt(env, place);
  const { id: instanceId } = place.instance;
  for (const kind of new Set(found.map((bot) => bot.kind))) {
    const known = new Set<string>(await ledger.listDocumentIds(instanceId, `bot:${kind}`));
    for (const { row } of found.filter((bot) => bot.kind === kind && !known.has(bot.row.id))) {
      const reference = (await referenceIn(row[URL_FIELD[kind]])) ?? null;
      const document: BotDocument = { id: row.id, reference, createdAt: Date.now() };
      await ledger.putDocument({ instanceId, kind: `bot:${kind}`, id: row.id }, JSON.stringify(document));
    }
  }
}
