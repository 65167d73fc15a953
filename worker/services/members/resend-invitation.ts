import { findInvitation, renewInvitation } from "../../../db/queries/invitations";
import { Problem } from "../../../lib/problem";
import { lineOf } from "../audit/audit";
import type { TenantContext } from "../context";
import { newInvitationToken } from "./invitation-token";
import { mailInvitation } from "./mail-invitation";
import { requireRank } from "./require-rank";

/** Mails an invitation again, with a new token that has all its time before it. */
export async function resendInvitation(ctx: TenantContext, id: string): Promise<void> {
  const { db, actor, tenantId } = ctx;
  const found = await findInvitation(db, tenantId, id);
  if (!found) throw new Problem("not_found", "There is no such invitation.");
  const { email, role } = found;
  requireRank(actor, role);
  const { url, ...renewed } = await newInvitationToken();
  const entry = lineOf(actor, { action: "invitation.resend", target: id, after: { email, role } });
  await renewInvitation(db, tenantId, { id, ...renewed, entry });
  await mailInvitation(ctx, { email, role, url });
}
