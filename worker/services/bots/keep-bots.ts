import {
  type BotDocument,
  BotDocument as BotShape,
  botKind,
  CREDENTIALS,
  readBot,
} from "../../../durable/tenant-ledger/bot-document";
import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { RELAY } from "../../../durable/tenant-ledger/relay-maker";
import type { BotName } from "../../../lib/bot-kinds";
import type { Mode } from "../../../lib/contract/tenant";
import { ledgerName } from "../../../lib/ledger-name";
import type { BotRow } from "../../evolution/bot-rows";
import { URL_FIELD } from "../../evolution/bot-shapes";
import { referenceIn } from "../../relay/relay-address";
import { RelayDocument } from "../../v1/rewrite/documents";
import { keepColumns, keepCredentials } from "./kept-bot";
import { offNote } from "./off-notes";

/** Where a bot lives. */
export interface BotPlace {
  tenantId: string;
  mode: Mode;
  instance: LedgerInstance;
}

/** Writes into the tenant's ledger what is wanted of a bot: the row that its server answered a change with. */

export const ledgerAt = (env: Env, { tenantId, mode }: Pick<BotPlace, "tenantId" | "mode">) =>
  env.LEDGER.getByName(ledgerName(tenantId, mode));

/** What is known of an instance's bots of one kind, or of its credentials. */
export async function listKept(env: Env, place: BotPlace, kind: string): Promise<BotDocument[]> {
  const texts: string[] = await ledgerAt(env, place).listDocuments(place.instance.id, kind);
  return texts.map(readBot);
}

/** Names that are unique over a whole server begin, there, with the instance's own, which nobody can guess. */
export const prefixOf = ({ instance }: Pick<BotPlace, "instance">) => `${instance.upstreamName}_`;

interface Given {
  kind: BotName;
  row: BotRow;
  /** The bot as it was kept before, if it is one that is known. */
  known: BotDocument | undefined;
}

/** Keeps a bot as its server has it now. Its relay learns whose it is. */
export async function keepBot(
  env: Env,
  place: BotPlace,
  { kind, row, known }: Given,
  ifRevision?: number,
): Promise<boolean> {
  const ledger = ledgerAt(env, place);
  const instanceId = place.instance.id;
  const relay = await findRelay(env, place, row[URL_FIELD[kind]]);
  const id = known?.id ?? row.id;
  const openaiCredsId = await ownCredentials(env, place, row.openaiCredsId);
  const kept = await keepColumns(kind, row, { instanceId, id, relay, openaiCredsId });
  const bot = newBot({
    id,
    upstreamId: row.id,
    reference: relay?.reference ?? null,
    ...kept,
    createdAt: known?.createdAt,
  });
  const isWritten: boolean = await ledger.putBot({ instanceId, kind: botKind(kind) }, bot, ifRevision);
  if (isWritten && relay && relay.botId !== id) {
    const key = { instanceId, kind: RELAY, id: relay.reference };
    await ledger.putDocument(key, JSON.stringify({ ...relay, botId: id }));
  }
  return isWritten;
}

/** A bot that was found at its server. Where it is only switched off for now, it is wanted on. */
export async function keepFound(env: Env, place: BotPlace, { kind, row, known }: Given): Promise<void> {
  const note: string | null = await ledgerAt(env, place).findDocument(offNote(place.instance.id, kind, row.id));
  await keepBot(env, place, { kind, row: note === null ? row : { ...row, enabled: true }, known });
}

/** Known from now on; but what it is to be, nobody has said. */
export async function noteStranger(env: Env, place: BotPlace, { kind, row }: Omit<Given, "known">): Promise<void> {
  const bot = newBot({ id: row.id, upstreamId: row.id, foreign: true });
  await ledgerAt(env, place).putBot({ instanceId: place.instance.id, kind: botKind(kind) }, bot);
}

/** `row` as the server has it: its name begins with the instance's. */
export async function keepOpenaiCredentials(
  env: Env,
  place: BotPlace,
  row: BotRow,
  known?: BotDocument,
): Promise<void> {
  const instanceId = place.instance.id;
  const prefix = prefixOf(place);
  const { id: upstreamId, name: given, apiKey } = row;
  const id = known?.id ?? upstreamId;
  const name = String(given).startsWith(prefix) ? String(given).slice(prefix.length) : String(given);
  const kept = typeof apiKey === "string" ? await keepCredentials(name, apiKey, { instanceId, id }) : {};
  const credentials = newBot({ id, upstreamId, ...kept, createdAt: known?.createdAt });
  await ledgerAt(env, place).putBot({ instanceId, kind: CREDENTIALS }, credentials);
}

const newBot = ({ createdAt = Date.now(), ...bot }: Partial<BotDocument> & { id: string }): BotDocument =>
  BotShape.parse({ ...bot, createdAt });

/** The relay of this instance that an address leads to. */
async function findRelay(env: Env, place: BotPlace, address: unknown): Promise<RelayDocument | undefined> {
  const instanceId = place.instance.id;
  const reference = await referenceIn(address, instanceId);
  if (reference === undefined) return undefined;
  const text: string | null = await ledgerAt(env, place).findDocument({ instanceId, kind: RELAY, id: reference });
  return text === null ? undefined : RelayDocument.parse(JSON.parse(text));
}

async function ownCredentials(env: Env, place: BotPlace, upstreamId: unknown): Promise<string | undefined> {
  if (typeof upstreamId !== "string") return undefined;
  const kept = await listKept(env, place, CREDENTIALS);
  return kept.find((credentials) => credentials.upstreamId === upstreamId)?.id ?? upstreamId;
}
