import { type BotDocument, botKind } from "../../../durable/tenant-ledger/bot-document";
import { UNBOUNDED } from "../../../durable/tenant-ledger/relay-maker";
import { uuidv7 } from "../../../lib/ids";
import { type BotRow, isRow, updateBody } from "../../evolution/bot-rows";
import { URL_FIELD } from "../../evolution/bot-shapes";
import { askInstance } from "../../evolution/instance-door";
import { isSafeTrigger } from "../../v1/regex-grammar";
import { addressOf, putRelay } from "./bot-relays";
import type { Repair, Wish } from "./compare-bots";
import { keepFound, ledgerAt, noteStranger } from "./keep-bots";
import { offNote } from "./off-notes";
import { type Repairing, readWishes } from "./wishes";

/** Carries out one repair, and notes what was changed at the server. Throws where that did not take it. */
export async function repairBot(repairing: Repairing, repair: Repair): Promise<void> {
  const { env, place, kind, note } = repairing;
  const ledger = ledgerAt(env, place);
  const key = { instanceId: place.instance.id, kind: botKind(kind) };
  switch (repair.action) {
    case "create":
      if (await makeAnew(repairing, repair.wish)) await note(`${kind} ${repair.wish.bot.id}: lost`);
      break;
    case "restore":
      await restore(repairing, repair.wish);
      await note(`${kind} ${repair.wish.bot.id}: ${repair.fields.join(", ")}`);
      break;
    case "keep":
      await keepFound(env, place, { kind, row: repair.row, known: repair.known });
      break;
    case "stranger": {
      const done = await receiveStranger(repairing, repair);
      if (done) await note(`${kind} ${repair.row.id}: ${done}`);
      break;
    }
    case "forget":
      await ledger.dropBot({ ...key, id: repair.bot.id });
      break;
    case "undelete":
      await ledger.putBot(key, { ...repair.bot, deletingAt: null }, repair.bot.revision);
  }
}

/** Those that came with their instance go on. Others are off until the tenant has changed them. */
async function receiveStranger(
  repairing: Repairing,
  { row, known }: Extract<Repair, { action: "stranger" }>,
): Promise<string | undefined> {
  const { env, place, kind, adopted } = repairing;
  if (adopted) return takeOver(repairing, row, known);
  if (!known) await noteStranger(env, place, { kind, row });
  if (row.enabled !== true) return undefined;
  await put(repairing, row, { enabled: false });
  return "stranger";
}

/** False where the tenant has changed or deleted it meanwhile. */
async function makeAnew(repairing: Repairing, wish: Wish): Promise<boolean> {
  const { env, place, kind } = repairing;
  const { bot } = wish;
  const { instance } = place;
  const body = updateBody(kind, { id: "", ...wish.columns, ...(await addressFor(repairing, bot)) }, {});
  const { status, body: made } = await askInstance(env, instance, { method: "POST", path: `/${kind}/create`, body });
  if (status >= 300 || !isRow(made)) throw new Error(`the server did not take the bot ${bot.id}: ${status}`);
  const key = { instanceId: instance.id, kind: botKind(kind) };
  const isWritten = await ledgerAt(env, place).putBot(key, { ...bot, upstreamId: made.id }, bot.revision);
  if (!isWritten) {
    await askInstance(env, instance, { method: "DELETE", path: `/${kind}/delete/${encodeURIComponent(made.id)}` });
    return false;
  }
  const isPaused = bot.config?.enabled === true && wish.columns?.enabled !== true;
  if (isPaused) await ledgerAt(env, place).putDocument(offNote(instance.id, kind, made.id), "{}");
  return true;
}

/** If the tenant has said something else meanwhile, that is what counts. */
async function restore(repairing: Repairing, wish: Wish): Promise<void> {
  await putWish(repairing, wish);
  const now = (await readWishes(repairing)).find(({ bot }) => bot.id === wish.bot.id);
  if (now && now.bot.revision !== wish.bot.revision) await putWish(repairing, now);
}

async function putWish(repairing: Repairing, { bot, columns }: Wish): Promise<void> {
  const row = { ...columns, ...(await addressFor(repairing, bot)), id: bot.upstreamId };
  await put(repairing, row, {});
}

async function put({ env, place, kind }: Repairing, row: BotRow, change: Record<string, unknown>): Promise<BotRow> {
  const path = `/${kind}/update/${encodeURIComponent(row.id)}`;
  const body = updateBody(kind, row, change);
  const { status, body: changed } = await askInstance(env, place.instance, { method: "PUT", path, body });
  if (status !== 200) throw new Error(`the server did not take the bot ${row.id}: ${status}`);
  return isRow(changed) ? changed : row;
}

/** Its relay's address. An empty one takes a stranger's away. */
async function addressFor({ place, kind }: Repairing, { reference }: BotDocument): Promise<Record<string, string>> {
  if (reference !== null) return { [URL_FIELD[kind]]: await addressOf(place, reference) };
  return URL_FIELD[kind] === "functionUrl" ? { functionUrl: "" } : {};
}

/**
 * A bot that came with its instance goes on, but through us: its server would send its own key to the address. One whose pattern
 * could stop its server is off until its owner has given it another.
 */
async function takeOver(repairing: Repairing, row: BotRow, known: BotDocument | undefined): Promise<string> {
  const { env, place, kind } = repairing;
  const url = row[URL_FIELD[kind]];
  const isSafe = isSafeTrigger(row);
  const change: Record<string, unknown> = isSafe ? {} : { enabled: false };
  if (typeof url === "string" && url !== "") {
    const reference = uuidv7();
    const { typebot } = row;
    await putRelay(env, place, { bot: kind, reference, url, botId: known?.id ?? row.id, typebot, maker: UNBOUNDED });
    Object.assign(change, { [URL_FIELD[kind]]: await addressOf(place, reference), debounceTime: 0 });
  }
  const isChanged = Object.keys(change).length > 0;
  const taken = isChanged ? { ...row, ...(await put(repairing, row, change)), ...change } : row;
  await keepFound(env, place, { kind, row: taken, known });
  return isSafe ? "taken over" : "taken over, and off for its pattern";
}
