import type { Db } from "../../../db/client";
import { auditOnce } from "../../../db/queries/audit-log";
import { listBotRows } from "../../../db/queries/bots";
import type { BotRow } from "../../../db/schema/bots";
import { BotDocument, readBot } from "../../../durable/tenant-ledger/bot-document";
import type { LeftHold } from "../../../durable/tenant-ledger/bot-holds";
import type { BotSnapshot } from "../../../durable/tenant-ledger/bots";
import { type BotPlace, ledgerAt } from "./keep-bots";

/**
 * Makes the ledger and Postgres know the same bots of an instance. The ledger is right about each that it knows; what it has
 * lost comes back from Postgres; and Postgres hears again of what it has not, or otherwise.
 */
export async function agreeOnBots(env: Env, db: Db, place: BotPlace): Promise<void> {
  const { instance, tenantId } = place;
  await tellLeft(env, db, place);
  const ledger = ledgerAt(env, place);
  // Before Postgres: what is deleted meanwhile must not come back.
  const { bots, pending }: BotSnapshot = await ledger.botSnapshot(instance.id);
  const rows = await listBotRows(db, tenantId, instance.id);
  const known = bots.map(({ kind, document }) => ({ kind, bot: readBot(document) }));
  for (const row of rows) {
    const isKnown = known.some(({ kind, bot }) => kind === row.kind && bot.id === row.id);
    if (isKnown || pending.includes(row.id)) continue;
    console.warn({ event: "bot_returned_to_ledger", tenantId, instanceId: instance.id, kind: row.kind, botId: row.id });
    await ledger.putBot({ instanceId: instance.id, kind: row.kind }, documentOf(row));
  }
  for (const { kind, bot } of known) {
    const row = rows.find((one) => one.kind === kind && one.id === bot.id);
    if (!bot.config || pending.includes(bot.id) || row?.revision === bot.revision) continue;
    await ledger.putBot({ instanceId: instance.id, kind }, bot, bot.revision);
  }
}

/** Writes down changes that were cut off before the audit log heard of them. What they came to is seen in what there is. */
export async function tellLeft(env: Env, db: Db, place: BotPlace): Promise<void> {
  const ledger = ledgerAt(env, place);
  const left: LeftHold[] = await ledger.leftHolds(place.instance.id);
  for (const { key, by, line } of left) {
    await auditOnce(db, place.tenantId, by, { ...JSON.parse(line), after: { unconfirmed: true } });
    await ledger.deleteDocument(key);
  }
}

function documentOf({ id, upstreamId, reference, config, sealed, createdAt }: BotRow): BotDocument {
  return BotDocument.parse({ id, upstreamId, reference, config, sealed, createdAt: createdAt.getTime() });
}
