import { Problem } from "../../../lib/problem";
import { offNote } from "../../services/bots/switch-bots";
import { type Call, fromLedger, ledgerOf } from "../call";
import type { BotKind } from "./bot-kinds";
import { type BotDocument, botsOf, relaysOf } from "./documents";
import { partiesOf } from "./parties";
import { dropAbandonedRelays, referenceIn } from "./relays";
import { undoCreate } from "./undo-create";

/** A bot younger than this may be missing in a list that was made before it. */
const SETTLED_MS = 60_000;

/** Writes a bot down as the tenant's own. What cannot be written down is not left behind upstream. */
export async function rememberCreated(call: Call, kind: BotKind, body: unknown): Promise<void> {
  const bot = rowOf(body);
  if (!bot) return;
  try {
    await remember(call, kind, bot);
    await tellChanged(call);
  } catch (cause) {
    await undoCreate(call, `/${kind.name}/delete/${encodeURIComponent(bot.id)}`);
    throw new Problem("unavailable", "The bot could not be recorded and was removed again.", { retryAfter: 1, cause });
  }
}

/** After an update the bot may have another relay than before. */
export async function rememberUpdated(call: Call, kind: BotKind, body: unknown): Promise<void> {
  const bot = rowOf(body);
  if (!bot) return;
  const before = await botsOf(call, kind.name).find(bot.id);
  await remember(call, kind, bot);
  const { caller, target } = partiesOf(call);
  const note = offNote(target.instance.id, kind.name, bot.id);
  // Switched off by its owner while all are off, it stays so.
  if (bot.enabled === false) await fromLedger(ledgerOf(call, caller).deleteDocument(note));
  else await tellChanged(call);
  const after = await referenceIn(call, bot[kind.urlField]);
  if (before?.reference && before.reference !== after) await dropRelay(call, kind, before.reference);
}

/** A list is the whole truth about one instance: it names bots that Evolution has made itself, and those that are gone. */
export async function rememberListed(call: Call, kind: BotKind, body: unknown): Promise<void> {
  // 2.2 says null for an empty list.
  if (body !== null && !Array.isArray(body)) return;
  const rows = (body ?? []).flatMap((row: unknown) => rowOf(row) ?? []);
  const bots = botsOf(call, kind.name);
  const known = new Map((await bots.list()).map((bot) => [bot.id, bot]));
  const used = new Set<string>();
  for (const row of rows) {
    const reference = await referenceIn(call, row[kind.urlField]);
    if (reference) used.add(reference);
    if (known.get(row.id)?.reference !== (reference ?? null)) await remember(call, kind, row);
    known.delete(row.id);
  }
  const before = Date.now() - SETTLED_MS;
  for (const gone of known.values()) if (gone.createdAt < before) await bots.remove(gone.id);
  await dropAbandonedRelays(call, kind.name, used);
}

/** The bot is gone upstream; a ledger that cannot be reached just now leaves that to the next list. */
export async function forgetDeleted(call: Call, kind: BotKind): Promise<void> {
  const id = call.resolved?.params[kind.idParam] ?? "";
  try {
    const bot = await botsOf(call, kind.name).find(id);
    await botsOf(call, kind.name).remove(id);
    if (bot?.reference) await dropRelay(call, kind, bot.reference);
  } catch (error) {
    console.warn({ event: "bot_not_forgotten", requestId: call.id, error: String(error) });
  }
}

/** While bots are not to run, a new one is switched off as well. */
const tellChanged = (call: Call) => fromLedger(ledgerOf(call, partiesOf(call).caller).botChanged());

type Row = Record<string, unknown> & { id: string };

function rowOf(body: unknown): Row | undefined {
  const row: Partial<Row> = Object(body);
  return typeof row.id === "string" ? { ...row, id: row.id } : undefined;
}

async function remember(call: Call, kind: BotKind, row: Row): Promise<void> {
  const reference = (await referenceIn(call, row[kind.urlField])) ?? null;
  const document: BotDocument = { id: row.id, reference, createdAt: Date.now() };
  await botsOf(call, kind.name).put(row.id, document);
  const relay = reference && (await relaysOf(call).find(reference));
  if (relay && relay.botId !== row.id) await relaysOf(call).put(relay.reference, { ...relay, botId: row.id });
}

/** Two bots made at once from one address may share its relay. */
async function dropRelay(call: Call, kind: BotKind, reference: string): Promise<void> {
  const isShared = (await botsOf(call, kind.name).list()).some((bot) => bot.reference === reference);
  if (!isShared) await relaysOf(call).remove(reference);
}
