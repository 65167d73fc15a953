import type { Sql } from "../sql";
import { BOT_SETTINGS, type BotDocument, CREDENTIALS, readBot } from "./bot-document";
import { lastOrder } from "./bot-switch";
import * as registry from "./registry";
import { RELAY } from "./relay-maker";

/** What tenants want of their bots, and those changes of it that Postgres has not heard of: the newest of each. */

/** Whose it is; its id is in the document. */
export interface BotKey {
  instanceId: string;
  /** `bot:typebot`, or `openai-creds`. */
  kind: string;
}

/** A change as Postgres takes it. */
export interface BotRecord extends BotKey {
  id: string;
  upstreamId: string;
  config: Record<string, unknown> | null;
  sealed: string | null;
  reference: string | null;
  revision: number;
  createdAt: number;
  deletedAt: number | null;
}

/** Everything about the bots of one instance, at one moment. */
export interface BotSnapshot {
  bots: { kind: string; document: string }[];
  /** Ids with a change on its way to Postgres. */
  pending: string[];
  /** Bots are switched off for now: none may run, whatever its owner wants. */
  isOff: boolean;
}

/** False, and nothing is written, where it is not at `ifRevision` any more. */
export function putBot(sql: Sql, { instanceId, kind }: BotKey, bot: BotDocument, ifRevision?: number): boolean {
  const key = { instanceId, kind, id: bot.id };
  const before = findBot(sql, key);
  if (ifRevision !== undefined && before?.revision !== ifRevision) return false;
  const written = { ...bot, revision: nextRevision(before) };
  registry.putDocument(sql, key, JSON.stringify(written));
  if (written.config) tellPostgres(sql, { ...recordOf(key, written), deletedAt: null });
  return true;
}

/** Its relay goes with it, and the key that was handed to its address. Twice is the same as once. */
export function dropBot(sql: Sql, key: registry.DocumentKey): void {
  const before = findBot(sql, key);
  if (!before) return;
  registry.deleteDocument(sql, key);
  dropRelay(sql, key, before.reference);
  const gone = { ...before, config: null, sealed: null, revision: nextRevision(before) };
  tellPostgres(sql, { ...recordOf(key, gone), deletedAt: Date.now() });
}

/** Two bots made at once from one address may share its relay. */
function dropRelay(sql: Sql, { instanceId, kind }: BotKey, reference: string | null): void {
  if (reference === null) return;
  const others = registry.listDocuments(sql, instanceId, kind).map(readBot);
  if (others.some((bot) => bot.reference === reference)) return;
  registry.deleteDocument(sql, { instanceId, kind: RELAY, id: reference });
}

export function takeBotSnapshot(sql: Sql, instanceId: string): BotSnapshot {
  const query = `SELECT kind, document FROM instance_documents
    WHERE instance_id = ? AND (kind IN (?, ?) OR kind >= 'bot:' AND kind < 'bot;') ORDER BY kind, id`;
  const rows = sql.run<{ kind: string; document: string }>(query, instanceId, CREDENTIALS, BOT_SETTINGS);
  const pending = sql.run<{ id: string }>("SELECT id FROM bot_changes WHERE instance_id = ?", instanceId);
  return {
    bots: rows,
    pending: pending.map(({ id }) => id),
    isOff: lastOrder(sql).wanted === "off",
  };
}

/** Id at the server → id as the tenant knows it, of those that had to be made anew. */
export function movedBots(sql: Sql, instanceId: string): Record<string, string> {
  const bots = takeBotSnapshot(sql, instanceId).bots.map(({ document }) => readBot(document));
  const moved = bots.filter(({ id, upstreamId }) => upstreamId !== id);
  return Object.fromEntries(moved.map(({ id, upstreamId }) => [upstreamId, id]));
}

/** With its instance its bots are gone in Postgres as well. */
export function forgetBotChanges(sql: Sql, instanceId: string): void {
  sql.run("DELETE FROM bot_changes WHERE instance_id = ?", instanceId);
}

export interface PendingBot {
  instanceId: string;
  kind: string;
  id: string;
  payload: string;
}

export const nextBotChanges = (sql: Sql): PendingBot[] =>
  sql.run<PendingBot & Record<string, SqlStorageValue>>(
    "SELECT instance_id AS instanceId, kind, id, payload FROM bot_changes LIMIT 50",
  );

/** Forgets what has arrived, unless something newer has taken its place meanwhile. */
export function forgetBots(sql: Sql, rows: readonly PendingBot[]): void {
  const query = "DELETE FROM bot_changes WHERE instance_id = ? AND kind = ? AND id = ? AND payload = ?";
  for (const { instanceId, kind, id, payload } of rows) sql.run(query, instanceId, kind, id, payload);
}

function findBot(sql: Sql, key: registry.DocumentKey): BotDocument | undefined {
  const text = registry.findDocument(sql, key);
  return text === undefined ? undefined : readBot(text);
}

function tellPostgres(sql: Sql, record: BotRecord): void {
  const { instanceId, kind, id } = record;
  sql.run("INSERT OR REPLACE INTO bot_changes VALUES (?, ?, ?, ?)", instanceId, kind, id, JSON.stringify(record));
}

/** Higher than before, and than that of a bot of this id which was deleted. */
const nextRevision = (before: BotDocument | undefined) => Math.max(Date.now(), (before?.revision ?? 0) + 1);

function recordOf({ instanceId, kind }: BotKey, bot: BotDocument): Omit<BotRecord, "deletedAt"> {
  const { id, upstreamId, config, sealed, reference, revision, createdAt } = bot;
  return { instanceId, kind, id, upstreamId, config, sealed, reference, revision, createdAt };
}
