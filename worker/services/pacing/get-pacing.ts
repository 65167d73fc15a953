import { findTenant } from "../../../db/queries/tenants";
import type { Instance } from "../../../db/schema/instances";
import { MOST_WAITING } from "../../../durable/send-queue/messages";
import { DEFAULT_PACING, type PacingAnswer, type PacingQueue } from "../../../lib/contract/pacing";
import { describeError } from "../../../lib/describe-error";
import type { TenantContext } from "../context";
import { getOwnRow } from "../instances/find-own";
import { queueOf } from "./kept-pacing";

/** How a number sends, and what is waiting. */
export async function getPacing(ctx: TenantContext, id: string): Promise<PacingAnswer> {
  const row = await getOwnRow(ctx, id);
  return showPacing(ctx, row);
}

export async function showPacing({ db, env, tenantId }: TenantContext, row: Instance): Promise<PacingAnswer> {
  const [tenant, queue] = await Promise.all([findTenant(db, tenantId), readQueue(env, row)]);
  const pacing = { ...DEFAULT_PACING, ...row.pacing };
  return { pacing, version: row.version, timeZone: tenant?.timeZone ?? "UTC", queue };
}

async function readQueue(env: Env, row: Instance): Promise<PacingQueue | null> {
  try {
    return (await queueOf(env, row).summary()) ?? NOTHING_WAITS;
  } catch (error) {
    console.warn({ event: "queue_not_read", instanceId: row.id, error: describeError(error) });
    return null;
  }
}

/** Of a number that never had a queue. */
const NOTHING_WAITS: PacingQueue = {
  waiting: 0,
  room: MOST_WAITING,
  reason: null,
  nextAt: null,
  sentToday: 0,
  coldToday: 0,
  capToday: null,
  connectedAt: null,
};
