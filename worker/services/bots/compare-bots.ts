import { isDeepStrictEqual } from "node:util";
import type { BotDocument } from "../../../durable/tenant-ledger/bot-document";
import type { BotName } from "../../../lib/bot-kinds";
import { type BotRow, columnsOf, NEVER } from "../../evolution/bot-rows";
import { URL_FIELD } from "../../evolution/bot-shapes";

/** A bot at its server; `reference` is that of the relay of ours to which its address leads, if it does. */
export interface FoundBot {
  row: BotRow;
  reference: string | undefined;
}

/** A bot that is known, and the columns that its server is to have now, its address apart. */
export interface Wish {
  bot: BotDocument;
  /** Null where nobody has said. */
  columns: Record<string, unknown> | null;
}

/** What makes a server's bots of one kind be those that are wanted. */
export type Repair =
  | { action: "create"; wish: Wish }
  | { action: "restore"; wish: Wish; fields: string[] }
  /** Taken for what is wanted, as it is. */
  | { action: "keep"; row: BotRow; known: BotDocument | undefined }
  /** Made by nobody here. */
  | { action: "stranger"; row: BotRow; known: BotDocument | undefined }
  /** A delete has done its work. */
  | { action: "forget"; bot: BotDocument }
  /** A delete has come to nothing. */
  | { action: "undelete"; bot: BotDocument };

/** `before`: a bot that was changed later may be missing in a list that was made before it. */
export function compareBots(
  kind: BotName,
  { found, wishes, before }: { found: readonly FoundBot[]; wishes: readonly Wish[]; before: number },
): Repair[] {
  const byId = new Map(wishes.map((wish) => [wish.bot.upstreamId, wish]));
  const rows = new Set(found.map(({ row }) => row.id));
  const there = found.flatMap((one) => repairOf(kind, one, byId.get(one.row.id)));
  const lost = wishes.filter(({ bot }) => !rows.has(bot.upstreamId) && bot.revision < before);
  return [...there, ...lost.flatMap(repairLost)];
}

function repairLost(wish: Wish): Repair[] {
  const { bot, columns } = wish;
  if (bot.deletingAt !== null || columns === null) return [{ action: "forget", bot }];
  return [{ action: "create", wish }];
}

function repairOf(kind: BotName, { row, reference }: FoundBot, wish: Wish | undefined): Repair[] {
  const known = wish?.bot;
  if (!wish?.columns || !known) return adopt(kind, { row, reference }, known);
  const repairs: Repair[] = known.deletingAt === null ? [] : [{ action: "undelete", bot: known }];
  const fields = differing(kind, row, wish.columns);
  if ((known.reference ?? undefined) !== reference || strayAddress(kind, row, reference)) fields.push(URL_FIELD[kind]);
  if (fields.length > 0) repairs.push({ action: "restore", wish, fields });
  return repairs;
}

/** One that we have made has a relay; of one that has no address to leave for it is known that the tenant made it. */
function adopt(kind: BotName, { row, reference }: FoundBot, known: BotDocument | undefined): Repair[] {
  const isOwn = reference !== undefined || (known !== undefined && !known.foreign && !row[URL_FIELD[kind]]);
  if (isOwn) return [{ action: "keep", row, known }];
  return [{ action: "stranger", row, known }];
}

/** It leads somewhere else than to us. */
const strayAddress = (kind: BotName, row: BotRow, reference: string | undefined) =>
  reference === undefined && Boolean(row[URL_FIELD[kind]]);

/** Names of the columns that are not as they should be. */
function differing(kind: BotName, row: BotRow, wanted: Record<string, unknown>): string[] {
  const columns = plain(columnsOf(kind, row));
  const names = Object.entries(plain(wanted)).filter(([name, value]) => !isDeepStrictEqual(columns[name], value));
  return names.map(([name]) => name);
}

/** No trigger has several spellings. */
function plain(columns: Record<string, unknown>): Record<string, unknown> {
  const { triggerType = null, triggerValue } = columns;
  const isNever = triggerType === null || (typeof triggerValue === "string" && triggerValue.startsWith(NEVER));
  return isNever ? { ...columns, triggerType: null, triggerOperator: null, triggerValue: null } : columns;
}
