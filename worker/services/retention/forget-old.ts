import type { Db } from "../../../db/client";
import { deleteOldBots } from "../../../db/queries/bots";
import { findCursor, keepCursor } from "../../../db/queries/chores";
import {
  deleteOldAudit,
  deleteOldRows,
  dropPartition,
  listPartitionsBefore,
  RAW_LOGS,
  type RawLog,
} from "../../../db/queries/retention";
import { getSandboxPlan, listTenants, type TenantWithPlan } from "../../../db/queries/tenants";
import { logDaysOf } from "../../../lib/contract/plan";
import { type Mode, Mode as Modes } from "../../../lib/contract/tenant";

const NAME = "retention";
const PAGE = 25;
const BATCH = 5_000;
/** Of one log of one tenant in one run: what is left over waits for the next round. */
const MOST_BATCHES = 10;
const WORK_FOR_MS = 15_000;
const DAY_MS = 86_400_000;
/** That a bot was deleted is remembered for so long. */
const DELETED_BOT_DAYS = 30;
/** A bill can be checked against its calls until the period after it is over. */
const LEAST_USAGE_DAYS = 62;
/** Nothing raw is older, whatever a plan says; nor is the audit log. */
const MOST_DAYS = 730;

/** For the cron trigger: forgets raw logs when a tenant's plan says so, and whole months when every plan does. */
export async function forgetOld(db: Db, now = Date.now()): Promise<{ rows: number; partitions: number }> {
  const until = Date.now() + WORK_FOR_MS;
  const total = { rows: 0, partitions: 0 };
  for (const log of RAW_LOGS) {
    for (const name of await listPartitionsBefore(db, log, new Date(now - MOST_DAYS * DAY_MS))) {
      await dropPartition(db, name);
      total.partitions++;
    }
  }
  total.rows += await deleteOldAudit(db, { before: new Date(now - MOST_DAYS * DAY_MS), limit: BATCH });
  total.rows += await deleteOldBots(db, new Date(now - DELETED_BOT_DAYS * DAY_MS));
  const sandboxDays = logDaysOf(await getSandboxPlan(db));
  let after = await findCursor(db, NAME);
  do {
    const page = await listTenants(db, { after, limit: PAGE });
    for (const tenant of page) total.rows += await forgetOfTenant(db, tenant, { sandboxDays, now });
    after = page.length < PAGE ? undefined : page.at(-1)?.id;
    await keepCursor(db, NAME, after);
  } while (after !== undefined && Date.now() < until);
  if (total.rows + total.partitions > 0) console.log({ event: "old_logs_forgotten", ...total });
  return total;
}

/** Exported for those who know which tenant they mean. */
export async function forgetOfTenant(
  db: Db,
  { id, plan }: Pick<TenantWithPlan, "id" | "plan">,
  { sandboxDays, now }: { sandboxDays: number; now: number },
): Promise<number> {
  const daysOf = (mode: Mode) => (mode === "live" ? logDaysOf(plan) : sandboxDays);
  let rows = 0;
  for (const log of RAW_LOGS) {
    for (const mode of Modes.options) {
      const before = new Date(now - keptDays(log, daysOf(mode)) * DAY_MS);
      for (let batch = 0; batch < MOST_BATCHES; batch++) {
        const deleted = await deleteOldRows(db, id, { log, mode, before, limit: BATCH });
        rows += deleted;
        if (deleted < BATCH) break;
      }
    }
  }
  return rows;
}

function keptDays(log: RawLog, days: number): number {
  return Math.min(MOST_DAYS, log === "usage_events" ? Math.max(days, LEAST_USAGE_DAYS) : days);
}
