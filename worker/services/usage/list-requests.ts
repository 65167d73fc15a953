import { listRequests as selectRequests } from "../../../db/queries/request-log";
import { type PageOf, toPage } from "../../../lib/contract/page";
import type { RequestEntry, RequestQuery } from "../../../lib/contract/usage";
import type { TenantContext } from "../context";
import { modeAsked } from "./mode-asked";

/** Newest first. */
export async function listRequests(
  ctx: TenantContext,
  { limit, ...filter }: RequestQuery,
): Promise<PageOf<RequestEntry>> {
  return toPage(await readRequests(ctx, { ...filter, limit: limit + 1 }), limit, ({ id }) => id);
}

export async function readRequests(
  { db, tenantId, actor }: TenantContext,
  { status, mode, ...filter }: RequestQuery,
): Promise<RequestEntry[]> {
  const statusClass = status && Number(status[0]);
  const rows = await selectRequests(db, tenantId, { ...filter, mode: modeAsked(actor, mode), statusClass });
  return rows.map(({ tenantId: _, windowStart, route, at, ...row }) => {
    const [method = "", path = ""] = route.split(" ", 2);
    return { ...row, at: at.toISOString(), method, path };
  });
}
