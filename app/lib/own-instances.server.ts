import type { Mode } from "../../lib/contract/tenant";
import { read } from "./api.server";
import type { TenantSession } from "./session.server";

/** What a form or a filter needs of an instance. */
export interface InstanceChoice {
  id: string;
  name: string;
}

const MOST_PAGES = 5;

/** The tenant's instances by name, up to 500: as many as one can choose from by eye. */
export async function listInstanceChoices(
  { api, tenantId }: Pick<TenantSession, "api" | "tenantId">,
  mode: Mode,
): Promise<InstanceChoice[]> {
  const found: InstanceChoice[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES && (page === 0 || cursor !== null); page++) {
    const query: { mode: Mode; limit: string; cursor?: string } = { mode, limit: "100", ...(cursor && { cursor }) };
    const answer: { items: InstanceChoice[]; nextCursor: string | null } = await read(
      api.tenants[":tenantId"].instances.$get({ param: { tenantId }, query }),
    );
    found.push(...answer.items.map(({ id, name }) => ({ id, name })));
    cursor = answer.nextCursor;
  }
  return found.sort((a, b) => a.name.localeCompare(b.name));
}
