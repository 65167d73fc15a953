import type { Delivery, DeliveryDetail, DeliveryQuery, Replay } from "../../../lib/contract/endpoint";
import { type PageOf, toPage } from "../../../lib/contract/page";
import { Problem } from "../../../lib/problem";
import type { TenantContext } from "../context";
import { outboxOf } from "./endpoint-objects";
import { getEndpointRow } from "./get-endpoint";
import { showDelivery, showDeliveryDetail, showReplay } from "./show";

/** Newest first. */
export async function listDeliveries(
  ctx: TenantContext,
  id: string,
  { cursor, limit, state }: DeliveryQuery,
): Promise<PageOf<Delivery>> {
  const outbox = outboxOf(ctx.env, await getEndpointRow(ctx, id));
  const rows = await outbox.deliveries({ state, before: cursor, limit: limit + 1 });
  return toPage(rows.map(showDelivery), limit, (row) => row.id);
}

export async function getDelivery(ctx: TenantContext, id: string, deliveryId: string): Promise<DeliveryDetail> {
  const detail = await outboxOf(ctx.env, await getEndpointRow(ctx, id)).delivery(deliveryId);
  if (!detail) throw noDelivery();
  return showDeliveryDetail(detail);
}

/** Sends it again at once, with a schedule of its own and the same `webhook-id`. */
export async function resendDelivery(ctx: TenantContext, id: string, deliveryId: string): Promise<void> {
  const reply = await outboxOf(ctx.env, await getEndpointRow(ctx, id)).resend(deliveryId);
  if (reply.ok) return;
  if (reply.code === "not_found") throw noDelivery();
  if (reply.code === "closed") throw closed();
  throw new Problem("conflict", "Its body was erased already.");
}

/** Sends all again that failed since then; `getEndpoint` tells how far it has come. */
export async function resendFailed(ctx: TenantContext, id: string, since: string): Promise<Replay> {
  const replay = await outboxOf(ctx.env, await getEndpointRow(ctx, id)).resendFailed(Date.parse(since));
  if (!replay) throw closed();
  return showReplay(replay);
}

const noDelivery = () => new Problem("not_found", "There is no such delivery.");
const closed = () => new Problem("conflict", "The endpoint is switched off. Switch it on first.");
