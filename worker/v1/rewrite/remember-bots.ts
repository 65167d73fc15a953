import { type BotDocument, botKind } from "../../../durable/tenant-ledger/bot-document";
import { Problem } from "../../../lib/problem";
import type { BotRow } from "../../evolution/bot-rows";
import { isRow } from "../../evolution/bot-rows";
import { keepBot, keepFound, listKept, noteStranger } from "../../services/bots/keep-bots";
import { keepFoundSettings } from "../../services/bots/kept-settings";
import { offNote } from "../../services/bots/off-notes";
import { type Call, fromLedger, ledgerOf } from "../call";
import type { BotKind } from "./bot-kinds";
import { botsOf, relaysOf } from "./documents";
import { partiesOf, placeOf } from "./parties";
import { dropAbandonedRelays, referenceIn } from "./relays";
import { undoCreate } from "./undo-create";

/** A bot younger than this may be missing in a list that was made before it. */
const SETTLED_MS = 60_000;

/** Writes a bot down as the tenant's own. What cannot be written down is not left behind upstream. */
export async function rememberCreated(call: Call, kind: BotKind, body: unknown): Promise<void> {
  if (!isRow(body)) return;
  try {
    await keep(call, kind, { row: body, known: undefined });
    await tellChanged(call);
  } catch (cause) {
    await undoCreate(call, `/${kind.name}/delete/${encodeURIComponent(body.id)}`);
    throw new Problem("unavailable", "The bot could not be recorded and was removed again.", { retryAfter: 1, cause });
  }
}

/** After an update the bot may have another relay than before. */
export async function rememberUpdated(call: Call, kind: BotKind, body: unknown): Promise<void> {
  if (!isRow(body)) return;
  const known = await findKept(call, kind, body.id);
  await keep(call, kind, { row: body, known });
  const { caller, target } = partiesOf(call);
  const note = offNote(target.instance.id, kind.name, body.id);
  // Switched off by its owner while all are off, it stays so.
  if (body.enabled === false) await fromLedger(ledgerOf(call, caller).deleteDocument(note));
  else await tellChanged(call);
  const after = await referenceIn(call, body[kind.urlField]);
  if (known?.reference && known.reference !== after) await dropRelay(call, kind, known.reference);
}

/**
 * A list names bots that are not known yet: one that `typebot/start` has made has a relay of ours, any other is a stranger. It
 * does not change what is wanted of those that are known; of those, only what nobody has said can be forgotten by it.
 */
export async function rememberListed(call: Call, kind: BotKind, body: unknown): Promise<void> {
  // 2.2 says null for an empty list.
  if (body !== null && !Array.isArray(body)) return;
  const rows: BotRow[] = (body ?? []).filter(isRow);
  const bots = await botsOf(call, kind.name).list();
  const used = new Set(bots.flatMap(({ config, reference }) => (config && reference ? [reference] : [])));
  for (const row of rows) {
    const reference = await referenceIn(call, row[kind.urlField]);
    if (reference) used.add(reference);
    const known = bots.find(({ upstreamId }) => upstreamId === row.id);
    if (known?.config) continue;
    if (reference) await fromLedger(keepFound(call.env, placeOf(call), { kind: kind.name, row, known }));
    else if (!known) await fromLedger(noteStranger(call.env, placeOf(call), { kind: kind.name, row }));
  }
  const listed = new Set(rows.map(({ id }) => id));
  const before = Date.now() - SETTLED_MS;
  const gone = bots.filter((bot) => !bot.config && !listed.has(bot.upstreamId) && bot.createdAt < before);
  for (const { id } of gone) await botsOf(call, kind.name).remove(id);
  await dropAbandonedRelays(call, kind.name, used);
}

/** After a change of settings, or of who is ignored. While bots are not to run, everybody is. */
export async function rememberSettings(call: Call, { name }: BotKind): Promise<void> {
  await fromLedger(keepFoundSettings(call.env, placeOf(call), name));
  await tellChanged(call);
}

/** Before a delete goes up: should the bot be gone afterwards, then because its owner wanted that. */
export async function noteDeleting(call: Call, kind: BotKind): Promise<void> {
  const bot = await findKept(call, kind, call.resolved?.params[kind.idParam] ?? "");
  if (bot) await botsOf(call, kind.name).put({ ...bot, deletingAt: Date.now() });
}

/** The bot is gone upstream; a ledger that cannot be reached just now hears of that from the reconciler. */
export async function forgetDeleted(call: Call, kind: BotKind): Promise<void> {
  try {
    const bot = await findKept(call, kind, call.resolved?.params[kind.idParam] ?? "");
    if (bot) await botsOf(call, kind.name).remove(bot.id);
  } catch (error) {
    console.warn({ event: "bot_not_forgotten", requestId: call.id, error: String(error) });
  }
}

/** While bots are not to run, what has changed is switched off as well. */
const tellChanged = (call: Call) => fromLedger(ledgerOf(call, partiesOf(call).caller).botChanged());

const keep = (call: Call, { name }: BotKind, bot: { row: BotRow; known: BotDocument | undefined }) =>
  fromLedger(keepBot(call.env, placeOf(call), { kind: name, ...bot }));

async function findKept(call: Call, { name }: BotKind, upstreamId: string): Promise<BotDocument | undefined> {
  const kept = await fromLedger(listKept(call.env, placeOf(call), botKind(name)));
  return kept.find((bot) => bot.upstreamId === upstreamId);
}

/** Two bots made at once from one address may share its relay. */
async function dropRelay(call: Call, kind: BotKind, reference: string): Promise<void> {
  const isShared = (await botsOf(call, kind.name).list()).some((bot) => bot.reference === reference);
  if (!isShared) await relaysOf(call).remove(reference);
}
