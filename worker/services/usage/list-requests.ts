import { listRequests as selectRequests } from "../../../db/queries/request-log";
import { getPlan } from "../../../db/queries/tenants";
import { type PageOf, toPage } from "../../../lib/contract/page";
import { logDaysOf } from "../../../lib/contract/plan";
import type { RequestEntry, RequestQuery } from "../../../lib/contract/usage";
import type { TenantContext } from "../context";
import { modeAsked } from "./mode-asked";

const DAY_MS = 86_400_000;

type RequestList = PageOf<RequestEntry> & { keptDays: number };

/** Newest first, as far back as the plan's log goes. */
export async function listRequests(ctx: TenantContext, { limit, ...query }: RequestQuery): Promise<RequestList> {
  const keptDays = await keptDaysOf(ctx, query.mode);
  const rows = await selectFrom(ctx, { ...query, limit: limit + 1 }, keptDays);
  return { ...toPage(rows, limit, ({ id }) => id), keptDays };
}

export async function readRequests(ctx: TenantContext, query: RequestQuery): Promise<RequestEntry[]> {
  return selectFrom(ctx, query, await keptDaysOf(ctx, query.mode));
}

const keptDaysOf = async ({ db, tenantId, actor }: TenantContext, mode: RequestQuery["mode"]) =>
  logDaysOf(await getPlan(db, tenantId, modeAsked(actor, mode)));

async function selectFrom(
  { db, tenantId, actor }: TenantContext,
  { status, mode, ...filter }: RequestQuery,
  keptDays: number,
): Promise<RequestEntry[]> {
  const oldest = new Date(Date.now() - keptDays * DAY_MS);
  const from = filter.from && filter.from > oldest ? filter.from : oldest;
  const statusClass = status && Number(status[0]);
  const rows = await selectRequests(db, tenantId, { ...filter, from, mode: modeAsked(actor, mode), statusClass });
  return rows.map(({ tenantId: _, windowStart, route, at, ...row }) => {
    const [method = "", path = ""] = route.split(" ", 2);
    return { ...row, at: at.toISOString(), method, path };
  });
}
