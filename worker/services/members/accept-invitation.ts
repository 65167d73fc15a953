import { acceptInvitation as join } from "../../../db/queries/invitations";
import type { InvitationRef } from "../../../lib/contract/account";
import type { Role } from "../../../lib/contract/role";
import { Problem } from "../../../lib/problem";
import { lineOf } from "../audit/audit";
import type { ActorContext } from "../context";
import { findOwnInvitation } from "./find-own-invitation";
import { NO_ROOM } from "./no-room";

/** Joins the tenant that invites. Problems: `not_found`, `payment_required`. */
export async function acceptInvitation(
  ctx: ActorContext,
  named: InvitationRef,
): Promise<{ tenantId: string; role: Role }> {
  const { db, actor } = ctx;
  const { id, tenantId, email, ...offered } = await findOwnInvitation(ctx, named);
  const after = { email, role: offered.role };
  const entry = lineOf(actor, { action: "member.join", target: actor.id, after });
  const role = await join(db, tenantId, { id, email, userId: actor.id, entry });
  if (!role) throw new Problem("payment_required", NO_ROOM);
  return { tenantId, role };
}
