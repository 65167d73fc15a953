import { findOpenInvitation } from "../../../db/queries/invitations";
import { findProvedEmail } from "../../../db/queries/users";
import type { InvitationRef } from "../../../lib/contract/account";
import { Problem } from "../../../lib/problem";
import type { ActorContext, ServiceContext } from "../context";
import { hashInvitationToken } from "./invitation-token";

/**
 * The open invitation that somebody with this address names. Unknown, answered, over and meant for somebody else are
 * one answer: `not_found`.
 */
export async function findInvitationTo(email: string, { db }: ServiceContext, { token, id }: InvitationRef) {
  const named = token === undefined ? { id: id ?? "" } : { tokenHash: await hashInvitationToken(token) };
  const found = await findOpenInvitation(db, named);
  if (found && found.email === email) return found;
  throw new Problem("not_found", "This invitation is not valid, or not meant for this address.");
}

/** The same for whoever is signed in. */
export async function findOwnInvitation(ctx: ActorContext, named: InvitationRef) {
  return findInvitationTo((await findProvedEmail(ctx.db, ctx.actor.id)) ?? "", ctx, named);
}
