import type { Db } from "../../../db/client";
import { noteUpstream } from "../../../db/queries/instances";
import { claimForCheck, countRepair } from "../../../db/queries/upkeep";
import type { Instance as Row } from "../../../db/schema/instances";
import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import type { InstanceSettings } from "../../../lib/contract/instance";
import { describeError } from "../../../lib/describe-error";
import { ledgerName } from "../../../lib/ledger-name";
import { askInstance, type DoorAnswer } from "../../evolution/instance-door";
import { readSettings, sameSettings } from "../../evolution/settings";
import { isOurWebhook } from "../../evolution/webhook-row";
import { agreeOnBots } from "../bots/agree-on-bots";
import { reconcileBots } from "../bots/reconcile-bots";
import { agreeOnState } from "./agree-on-state";
import { webhookOf } from "./ask-create";
import { findKeptSettings, keepSettings } from "./kept-settings";
import { registerWebhook } from "./register-webhook";
import { apply } from "./settings";

/** What one run has done. */
export interface Reconciled {
  checked: number;
  repaired: number;
  missing: number;
  failed: number;
}

const AT_ONCE = 5;
const A_PAGE = 25;
/** A run ends after so many, however many are due: the next goes on with those that were longest not looked at. */
const A_RUN = 200;
const RUN_MS = 20_000;
/** How old a comparison may become, and one that could not be made. */
const DUE_AFTER_MS = 30 * 60_000;
const RETRY_AFTER_MS = 5 * 60_000;

/**
 * For the cron trigger: compares webhook, settings, bots and connection of live instances with their servers and sets right what
 * differs. Every page is claimed before it is worked on, so runs never do the same twice and one that is cut off loses a page at
 * most.
 */
export async function reconcileUpstream(env: Env, db: Db, { now = Date.now(), dueAfterMs = DUE_AFTER_MS } = {}) {
  const total: Reconciled = { checked: 0, repaired: 0, missing: 0, failed: 0 };
  const before = new Date(now - dueAfterMs);
  const until = Date.now() + RUN_MS;
  while (total.checked < A_RUN && Date.now() < until) {
    const rows = await claimForCheck(db, { before, limit: A_PAGE });
    for (let start = 0; start < rows.length; start += AT_ONCE) {
      const some = rows.slice(start, start + AT_ONCE);
      const ends = await Promise.all(some.map((row) => reconcile({ env, db, now }, row)));
      for (const end of ends) if (end !== "same") total[end]++;
      const failed = some.filter((_, index) => ends[index] === "failed");
      // Due again soon, and not before the run is over.
      const checkedAt = new Date(before.getTime() + RETRY_AFTER_MS);
      await Promise.all(failed.map(({ id, tenantId }) => noteUpstream(db, tenantId, { id, checkedAt })));
    }
    total.checked += rows.length;
    if (rows.length < A_PAGE) break;
  }
  if (total.repaired + total.missing + total.failed > 0) console.log({ event: "upstream_reconciled", ...total });
  return total;
}

interface Round {
  env: Env;
  db: Db;
  now: number;
}

type End = "same" | "repaired" | "missing" | "failed";

async function reconcile({ env, db, now }: Round, row: Row): Promise<End> {
  try {
    const ledger = env.LEDGER.getByName(ledgerName(row.tenantId, row.mode));
    const instance: LedgerInstance | null = await ledger.instanceById(row.id);
    if (instance?.state !== "ready") return "same";
    const askedAt = Date.now();
    const [webhook, settings, state] = await Promise.all([
      askInstance(env, instance, { method: "GET", path: "/webhook/find" }),
      askInstance(env, instance, { method: "GET", path: "/settings/find" }),
      askInstance(env, instance, { method: "GET", path: "/instance/connectionState" }),
    ]);
    if (webhook.status === 404 || settings.status === 404) return tellMissing(row);
    const repairs = [
      await repairWebhook({ env, db, row, instance }, webhook),
      await repairSettings({ env, db, row, instance }, settings),
      await repairBots({ env, db, row, instance }, now),
      await agreeOnState({ env, row, instance }, state, askedAt),
    ];
    return repairs.includes(true) ? "repaired" : "same";
  } catch (error) {
    console.warn({
      event: "reconcile_failed",
      instanceId: row.id,
      serverId: row.serverId,
      error: describeError(error),
    });
    return "failed";
  }
}

/** Somebody has deleted it on the server itself. That is for people to decide about. */
function tellMissing({ id, tenantId, serverId }: Row): End {
  console.error({ event: "instance_missing_upstream", instanceId: id, tenantId, serverId });
  return "missing";
}

interface Subject {
  env: Env;
  db: Db;
  row: Row;
  instance: LedgerInstance;
}

async function repairWebhook({ env, db, row, instance }: Subject, { body }: DoorAnswer): Promise<boolean> {
  const isOurs = isOurWebhook(body, await webhookOf(row, instance), instance.server.version);
  if (!isOurs) {
    await registerWebhook(env, row, instance);
    await noteRepair(db, row, "webhook");
  }
  if (row.webhookVersion !== instance.keyVersion) {
    await noteUpstream(db, row.tenantId, { id: row.id, webhookVersion: instance.keyVersion });
  }
  return !isOurs;
}

async function repairSettings({ env, db, row, instance }: Subject, { body }: DoorAnswer): Promise<boolean> {
  const found = readSettings(body)?.settings;
  const kept = await findKeptSettings(env, row);
  const wanted = kept ?? row.settings ?? found;
  if (!wanted) return false;
  // What either of the two records lacks is filled in from the other, or from the server the first time.
  if (!kept) await keepSettings(env, row, wanted);
  if (!row.settings || !sameSettings(row.settings, wanted)) {
    await noteUpstream(db, row.tenantId, { id: row.id, settings: wanted });
  }
  if (found && sameSettings(found, wanted)) return false;
  await enforce({ env, db, row, instance }, wanted);
  await noteRepair(db, row, "settings");
  return true;
}

/** If the tenant has said something else meanwhile, that is what counts. */
async function enforce({ env, row, instance }: Subject, wanted: InstanceSettings): Promise<void> {
  if (!(await apply(env, instance, wanted))) throw new Error("the server did not take the settings");
  const now = await findKeptSettings(env, row);
  if (now && !sameSettings(now, wanted)) await apply(env, instance, now);
}

async function repairBots({ env, db, row, instance }: Subject, now: number): Promise<boolean> {
  const { tenantId, mode, adopted } = row;
  const place = { tenantId, mode, instance };
  await agreeOnBots(env, db, place);
  return reconcileBots(env, place, { adopted, now, note: (what) => noteRepair(db, row, what) });
}

/** `what` names no secret: `webhook`, `typebot cm3…: url`. */
async function noteRepair(db: Db, { tenantId, id, serverId }: Row, what: string): Promise<void> {
  console.warn({ event: "upstream_repaired", what, instanceId: id, tenantId, serverId });
  await countRepair(db, tenantId, id);
}
