import { findWebhookEndpoint, listWebhookEndpoints } from "../../../db/queries/webhook-endpoints";
import type { WebhookEndpoint } from "../../../db/schema/webhook-endpoints";
import type { Endpoint, EndpointDetail, EndpointQuery } from "../../../lib/contract/endpoint";
import { type PageOf, toPage } from "../../../lib/contract/page";
import { Problem } from "../../../lib/problem";
import type { TenantContext } from "../context";
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
  { db, tenantId, actor }: TenantContext,
  { cursor, limit, mode }: EndpointQuery,
): Promise<PageOf<Endpoint>> {
  const before = cursor === undefined ? undefined : new Date(cursor);
  const filter = { mode: actor.key?.mode ?? mode, before, limit: limit + 1 };
  const rows = await listWebhookEndpoints(db, tenantId, filter);
  return toPage(rows.map(showEndpoint), limit, ({ createdAt }) => createdAt);
}

/** With what its outbox says of it at this moment. */
export async function getEndpoint(ctx: TenantContext, id: string): Promise<EndpointDetail> {
  const row = await getEndpointRow(ctx, id);
  const { waiting, failingSince, replay } = await outboxOf(ctx.env, row).state();
  return {
    ...showEndpoint(row),
    waiting,
    failingSince: failingSince === null ? null : new Date(failingSince).toISOString(),
    replay: replay && showReplay(replay),
  };
}
