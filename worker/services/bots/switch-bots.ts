import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { BOT_NAMES, type BotName } from "../../../lib/bot-kinds";
import type { Mode } from "../../../lib/contract/tenant";
import { type BotRow, readBotRows, updateBody } from "../../evolution/bot-rows";
import { askInstance } from "../../evolution/instance-door";
import { type BotPlace, ledgerAt } from "./keep-bots";
import { stopHearing } from "./kept-settings";
import { BOT_OFF, offNote } from "./off-notes";

interface Switching {
  env: Env;
  ledger: ReturnType<typeof ledgerAt>;
  instance: LedgerInstance;
  place: BotPlace;
}

/** Switches a tenant's bots off at their servers, or those on again. False where a server could not be told: ask again. */
export async function switchBots(
  env: Env,
  owner: { tenantId: string; mode: Mode },
  wanted: "off" | "on",
): Promise<boolean> {
  const ledger = ledgerAt(env, owner);
  const instances: LedgerInstance[] = await ledger.listInstances();
  const ready = instances.filter(({ state }) => state === "ready");
  // An instance that is slow or gone must not keep the others running.
  const done = await Promise.all(
    ready.map((instance) => {
      const { tenantId, mode } = owner;
      return switchInstance({ env, ledger, instance, place: { tenantId, mode, instance } }, wanted);
    }),
  );
  return done.every(Boolean);
}

async function switchInstance(switching: Switching, wanted: "off" | "on"): Promise<boolean> {
  const { instance } = switching;
  try {
    return wanted === "off" ? await switchOff(switching) : await switchOn(switching);
  } catch (error) {
    console.warn({ event: "bots_not_switched", instanceId: instance.id, wanted, error: String(error) });
    return false;
  }
}

async function switchOff(switching: Switching): Promise<boolean> {
  const kinds = await kindsOf(switching);
  const done = await Promise.all(kinds.map((bot) => switchKindOff(switching, bot)));
  return done.every(Boolean);
}

async function kindsOf({ ledger, instance }: Switching): Promise<BotName[]> {
  const known: string[] = await ledger.botKinds(instance.id);
  return BOT_NAMES.filter((name) => known.includes(name));
}

async function switchKindOff(switching: Switching, bot: BotName): Promise<boolean> {
  const { ledger, instance } = switching;
  const rows = await findRows(switching, bot);
  let done = rows !== undefined;
  // Also those that their owner has switched off: conversations that are open, and the fallback, are theirs all the same.
  if (rows && rows.length > 0) await stopHearing(switching.env, switching.place, bot, true);
  for (const row of rows?.filter(({ enabled }) => enabled === true) ?? []) {
    // Written first: one that is off and of which nobody knows would stay off.
    await ledger.putDocument(offNote(instance.id, bot, row.id), "{}");
    if (!(await setEnabled(switching, bot, { row, enabled: false }))) done = false;
  }
  return done;
}

async function switchOn(switching: Switching): Promise<boolean> {
  const { env, ledger, instance, place } = switching;
  let done = true;
  const notes = await notesOf(switching);
  for (const bot of new Set([...notes.map((note) => note.bot), ...(await kindsOf(switching))])) {
    const rows = await findRows(switching, bot);
    if (rows && rows.length > 0) await stopHearing(env, place, bot, false);
    for (const { id } of rows ? notes.filter((note) => note.bot === bot) : []) {
      const row = rows?.find((one) => one.id === id);
      const isOn = !row || row.enabled === true || (await setEnabled(switching, bot, { row, enabled: true }));
      if (isOn) await ledger.deleteDocument(offNote(instance.id, bot, id));
      else done = false;
    }
    if (!rows) done = false;
  }
  return done;
}

async function notesOf({ ledger, instance }: Switching): Promise<{ bot: BotName; id: string }[]> {
  const ids: string[] = await ledger.listDocumentIds(instance.id, BOT_OFF);
  return ids.flatMap((text) => {
    const [name, id = ""] = text.split(":");
    const bot = BOT_NAMES.find((known) => known === name);
    return bot ? [{ bot, id }] : [];
  });
}

/** Undefined where the server did not say. */
async function findRows({ env, instance }: Switching, bot: BotName): Promise<BotRow[] | undefined> {
  const { status, body } = await askInstance(env, instance, { method: "GET", path: `/${bot}/find` });
  // The instance is gone there, and its bots with it.
  if (status === 404) return [];
  return status === 200 ? readBotRows(body ?? null) : undefined;
}

async function setEnabled(
  { env, instance }: Switching,
  bot: BotName,
  { row, enabled }: { row: BotRow; enabled: boolean },
): Promise<boolean> {
  const path = `/${bot}/update/${encodeURIComponent(row.id)}`;
  const body = updateBody(bot, row, { enabled });
  const { status } = await askInstance(env, instance, { method: "PUT", path, body });
  if (status !== 200) console.warn({ event: "bot_not_switched", instanceId: instance.id, bot, botId: row.id, status });
  return status === 200;
}
