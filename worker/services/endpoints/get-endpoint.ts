import { findWebhookEndpoint, listWebhookEndpoints } from "../../../db/queries/webhook-endpoints";
import type { WebhookEndpoint } from "../../../db/schema/webhook-endpoints";
import { isRowId } from "../../../durable/webhook-outbox/endpoint";
import type { EndpointDetail, EndpointQuery, ListedEndpoint } from "../../../lib/contract/endpoint";
import { type PageOf, toPage } from "../../../lib/contract/page";
import { Problem } from "../../../lib/problem";
import type { TenantContext } from "../context";
import { readTimeCursor, writeTimeCursor } from "../time-cursor";
import { outboxOf } from "./endpoint-objects";
import { showEndpoint, showReplay } from "./show";

/** The row, or `not_found`: also for the endpoint of another tenant, or of another mode than the key that asks. */
export async function getEndpointRow({ db, tenantId, actor }: TenantContext, id: string): Promise<WebhookEndpoint> {
  const row = await findWebhookEndpoint(db, tenantId, id);
  if (!row || (actor.key && actor.key.mode !== row.mode)) throw new Problem("not_found", "There is no such endpoint.");
  return row;
}

/** Newest first. */
export async function listEndpoints(
  { db, env, tenantId, actor }: TenantContext,
  { cursor, limit, mode }: EndpointQuery,
): Promise<PageOf<ListedEndpoint>> {
  const before = cursor === undefined ? undefined : readTimeCursor(cursor, isRowId);
  const filter = { mode: actor.key?.mode ?? mode, before, limit: limit + 1 };
  const rows = await listWebhookEndpoints(db, tenantId, filter);
  const listed = rows.map(async (row) => ({ ...showEndpoint(row), failingSince: await failingSinceOf(env, row) }));
  return toPage(await Promise.all(listed), limit, ({ id, createdAt }) =>
    writeTimeCursor({ at: new Date(createdAt), id }),
  );
}

/** An outbox that cannot be asked just now leaves this open: the list is still of use. */
async function failingSinceOf(env: Env, row: WebhookEndpoint): Promise<string | null> {
  try {
    const { failingSince } = await outboxOf(env, row).state();
    return isoOrNull(failingSince);
  } catch (error) {
    console.warn({ event: "outbox_silent", endpointId: row.id, error: String(error) });
    return null;
  }
}

const isoOrNull = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** With what its outbox says of it at this moment. */
export async function getEndpoint(ctx: TenantContext, id: string): Promise<EndpointDetail> {
  const row = await getEndpointRow(ctx, id);
  const { waiting, failingSince, replay } = await outboxOf(ctx.env, row).state();
  return {
    ...showEndpoint(row),
    waiting,
    failingSince: isoOrNull(failingSince),
    replay: replay && showReplay(replay),
  };
}
