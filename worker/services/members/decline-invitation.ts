import { deleteInvitation } from "../../../db/queries/invitations";
import type { InvitationRef } from "../../../lib/contract/account";
import { lineOf } from "../audit/audit";
import type { ActorContext } from "../context";
import { findOwnInvitation } from "./find-own-invitation";

/** Says no to an invitation: its token works no more. */
export async function declineInvitation(ctx: ActorContext, named: InvitationRef): Promise<void> {
  const { db, actor } = ctx;
  const { id, tenantId, email, role } = await findOwnInvitation(ctx, named);
  const entry = lineOf(actor, { action: "invitation.decline", target: id, before: { email, role } });
  await deleteInvitation(db, tenantId, { id, entry });
}
