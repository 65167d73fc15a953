import { findMember, updateMemberRole } from "../../../db/queries/members";
import type { Role } from "../../../lib/contract/role";
import { Problem } from "../../../lib/problem";
import { lineOf } from "../audit/audit";
import type { TenantContext } from "../context";
import { LAST_OWNER } from "./last-owner";
import { requireRank } from "./require-rank";

/** Works from the member's next request on. Problems: `not_found`, `forbidden` above one's own role, `conflict`. */
export async function changeMemberRole(
  { db, actor, tenantId }: TenantContext,
  { userId, role }: { userId: string; role: Role },
): Promise<void> {
  const member = await findMember(db, tenantId, userId);
  if (!member) throw new Problem("not_found", "There is no such member.");
  const { role: before, email } = member;
  requireRank(actor, before);
  requireRank(actor, role);
  if (before === role) return;
  const change = { action: "member.change_role", target: userId, before: { email, role: before }, after: { role } };
  const entry = lineOf(actor, change);
  const isChanged = await updateMemberRole(db, tenantId, { userId, before, role, entry });
  if (!isChanged) throw new Problem("conflict", LAST_OWNER);
}
