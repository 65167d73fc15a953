import { acceptInvitation as join } from "../../../db/queries/invitations";
import type { InvitationRef } from "../../../lib/contract/account";
import type { Role } from "../../../lib/contract/role";
import { Problem } from "../../../lib/problem";
import { lineOf } from "../audit/audit";
import type { ActorContext } from "../context";
import { findOwnInvitation } from "./find-own-invitation";

/** Joins the tenant that invites. `actor.label` is the person's proved address. Problems: `not_found`, `payment_required`. */
export async function acceptInvitation(
  ctx: ActorContext,
  named: InvitationRef,
): Promise<{ tenantId: string; role: Role }> {
  const { db, actor } = ctx;
  const { id, tenantId, email, role } = await findOwnInvitation(ctx, named, actor.label);
  const entry = lineOf(actor, { action: "member.join", target: actor.id, after: { email, role } });
  const hasJoined = await join(db, tenantId, { id, email, userId: actor.id, entry });
  if (!hasJoined) throw new Problem("payment_required", "The plan of this tenant has no room for another member.");
  return { tenantId, role };
}
