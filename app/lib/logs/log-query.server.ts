import * as z from "zod";
import { RequestQuery } from "../../../lib/contract/usage";
import { read } from "../api.server";
import { jsonOf } from "../json-answer.server";
import type { TenantSession } from "../session.server";

/** What does not fit is left out: an address that somebody has typed wrong shows the whole log. */
const Filters = z.object({
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
  status: RequestQuery.shape.status.catch(undefined),
  instanceId: RequestQuery.shape.instanceId.catch(undefined),
  keyId: RequestQuery.shape.keyId.catch(undefined),
  cursor: z.uuid().optional().catch(undefined),
});

export type LogFilters = z.output<typeof Filters>;

const PAGE = "50";

export const readFilters = (url: string): LogFilters => Filters.parse(Object.fromEntries(new URL(url).searchParams));

/** One page of the log. One box finds both: what looks like a request id is one, all else is part of the path. */
export async function readLog({ api, tenantId, mode }: TenantSession, { q, ...filters }: LogFilters) {
  const isId = z.uuid().safeParse(q).success;
  const query = { ...filters, mode, limit: PAGE, ...(q && (isId ? { requestId: q } : { route: q })) };
  return jsonOf(await read(api.tenants[":tenantId"].requests.$get({ param: { tenantId }, query })));
}
