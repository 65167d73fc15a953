import { listMembers } from "../../../db/queries/members";
import type { Member } from "../../../lib/contract/member";
import type { TenantContext } from "../context";

/** Everybody who belongs to the tenant. A plan bounds how many that are, so there are no pages. */
export async function listTenantMembers({ db, tenantId }: TenantContext): Promise<Member[]> {
  const members = await listMembers(db, tenantId);
  return members.map(({ joinedAt, ...member }) => ({ ...member, joinedAt: joinedAt.toISOString() }));
}
