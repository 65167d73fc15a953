import { hasMember, insertInvitation } from "../../../db/queries/invitations";
import type { CreateInvitation, Invitation } from "../../../lib/contract/member";
import { Problem } from "../../../lib/problem";
import { lineOf } from "../audit/audit";
import type { TenantContext } from "../context";
import { newInvitationToken } from "./invitation-token";
import { mailInvitation } from "./mail-invitation";
import { requireRank } from "./require-rank";

/**
 * Invites an address. It looks the same whether it has an account or not. Problems: `forbidden` for a role above one's
 * own, `payment_required` when the plan has no room, `conflict` when the address is invited already or a member's.
 */
export async function createInvitation(ctx: TenantContext, { email, role }: CreateInvitation): Promise<Invitation> {
  const { db, actor, tenantId } = ctx;
  requireRank(actor, role);
  const { url, tokenHash, expiresAt } = await newInvitationToken();
  const id = crypto.randomUUID();
  const entry = lineOf(actor, { action: "invitation.create", target: id, after: { email, role } });
  const invitedBy = actor.kind === "user" ? actor.id : null;
  const isInvited = await insertInvitation(db, tenantId, { id, email, role, tokenHash, expiresAt, invitedBy, entry });
  if (!isInvited) throw await refusal(ctx, email);
  await mailInvitation(ctx, { email, role, url });
  return {
    id,
    email,
    role,
    invitedBy: actor.label,
    createdAt: new Date().toISOString(),
    expiresAt: expiresAt.toISOString(),
    isExpired: false,
  };
}

async function refusal({ db, tenantId }: TenantContext, email: string): Promise<Problem> {
  const isMember = await hasMember(db, tenantId, email);
  if (!isMember) return new Problem("payment_required", "Your plan has no room for another member.");
  const message = "This address belongs to a member already. Change their role instead.";
  return new Problem("conflict", message, { fields: { email: [message] } });
}
