import { getTenant, searchTenants } from "../../../db/queries/tenants";
import { type PageOf, toPage } from "../../../lib/contract/page";
import type { OperatorTenant, OperatorTenantDetails, OperatorTenantQuery } from "../../../lib/contract/tenant-profile";
import { isUuid } from "../../../lib/ids";
import type { ServiceContext } from "../context";
import { showDetails, showTenant } from "../tenants/show-tenant";
import { readTimeCursor, writeTimeCursor } from "../time-cursor";

export async function searchAll(
  { db }: ServiceContext,
  { cursor, limit, ...filter }: OperatorTenantQuery,
): Promise<PageOf<OperatorTenant>> {
  const after = cursor === undefined ? undefined : readTimeCursor(cursor, isUuid);
  const rows = await searchTenants(db, { ...filter, cursor: after, limit: limit + 1 });
  return toPage(rows.map(showTenant), limit, ({ createdAt, id }) => writeTimeCursor({ at: new Date(createdAt), id }));
}

export const readTenant = async ({ db }: ServiceContext, tenantId: string): Promise<OperatorTenantDetails> =>
  showDetails(await getTenant(db, tenantId));
