import { getTenant, searchTenants } from "../../../db/queries/tenants";
import { type PageOf, toPage } from "../../../lib/contract/page";
import type { OperatorTenant, OperatorTenantDetails, OperatorTenantQuery } from "../../../lib/contract/tenant-profile";
import { isUuid } from "../../../lib/ids";
import { Problem } from "../../../lib/problem";
import type { ServiceContext } from "../context";
import { showDetails, showTenant } from "../tenants/show-tenant";

export async function searchAll(
  { db }: ServiceContext,
  { cursor, limit, ...filter }: OperatorTenantQuery,
): Promise<PageOf<OperatorTenant>> {
  const after = cursor === undefined ? undefined : parseCursor(cursor);
  const rows = await searchTenants(db, { ...filter, cursor: after, limit: limit + 1 });
  return toPage(rows.map(showTenant), limit, ({ createdAt, id }) => `${createdAt}_${id}`);
}

export const readTenant = async ({ db }: ServiceContext, tenantId: string): Promise<OperatorTenantDetails> =>
  showDetails(await getTenant(db, tenantId));

function parseCursor(cursor: string) {
  const [time = "", id = ""] = cursor.split("_");
  const createdAt = new Date(time);
  if (Number.isNaN(createdAt.getTime()) || !isUuid(id)) {
    throw new Problem("invalid_request", "The request is not valid.", { fields: { cursor: ["is not one of ours"] } });
  }
  return { createdAt, id };
}
