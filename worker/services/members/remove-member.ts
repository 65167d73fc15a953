import { deleteMember, findMember } from "../../../db/queries/members";
import { isAtLeast } from "../../../lib/contract/role";
import { Problem } from "../../../lib/problem";
import { lineOf } from "../audit/audit";
import type { TenantContext } from "../context";
import { LAST_OWNER } from "./last-owner";
import { requireRank } from "./require-rank";

/** Removes a member, at once. Everybody may leave; others are removed by admins, owners only by owners. */
export async function removeMember({ db, actor, tenantId }: TenantContext, userId: string): Promise<void> {
  const isLeaving = actor.kind === "user" && actor.id === userId;
  if (!isLeaving && !(actor.role && isAtLeast(actor.role, "admin"))) {
    throw new Problem("forbidden", "Only an owner or admin may remove others.");
  }
  const member = await findMember(db, tenantId, userId);
  if (!member) throw new Problem("not_found", "There is no such member.");
  const { role: before, email } = member;
  if (!isLeaving) requireRank(actor, before);
  const action = isLeaving ? "member.leave" : "member.remove";
  const entry = lineOf(actor, { action, target: userId, before: { email, role: before } });
  const isGone = await deleteMember(db, tenantId, { userId, before, entry });
  if (!isGone) throw new Problem("conflict", LAST_OWNER);
}
