import { findOpenInvitation } from "../../../db/queries/invitations";
import type { InvitationRef } from "../../../lib/contract/account";
import { Problem } from "../../../lib/problem";
import type { ServiceContext } from "../context";
import { hashInvitationToken } from "./invitation-token";

/**
 * The open invitation that somebody with this address names. Unknown, answered, over and meant for somebody else are
 * one answer: `not_found`.
 */
export async function findOwnInvitation({ db }: ServiceContext, { token, id }: InvitationRef, email: string) {
  const named = token === undefined ? { id: id ?? "" } : { tokenHash: await hashInvitationToken(token) };
  const found = await findOpenInvitation(db, named);
  if (found && found.email === email.toLowerCase()) return found;
  throw new Problem("not_found", "This invitation is not valid, or not meant for this address.");
}
