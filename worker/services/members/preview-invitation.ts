import { findOpenInvitation } from "../../../db/queries/invitations";
import type { InvitationPreview } from "../../../lib/contract/account";
import { Problem } from "../../../lib/problem";
import type { ServiceContext } from "../context";
import { hashInvitationToken } from "./invitation-token";

/** What the page behind the link may show. Whoever has the token could read the mail. */
export async function previewInvitation({ db }: ServiceContext, token: string): Promise<InvitationPreview> {
  const found = await findOpenInvitation(db, { tokenHash: await hashInvitationToken(token) });
  if (!found) throw new Problem("not_found", "This invitation is not valid, or not meant for this address.");
  const { tenantName, email, role } = found;
  return { tenantName, email, role };
}
