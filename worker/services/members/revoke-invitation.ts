import { deleteInvitation, findInvitation } from "../../../db/queries/invitations";
import { Problem } from "../../../lib/problem";
import { lineOf } from "../audit/audit";
import type { TenantContext } from "../context";

/** Takes an invitation back: its token works no more. */
export async function revokeInvitation({ db, actor, tenantId }: TenantContext, id: string): Promise<void> {
  const found = await findInvitation(db, tenantId, id);
  if (!found) throw new Problem("not_found", "There is no such invitation.");
  const { email, role } = found;
  const entry = lineOf(actor, { action: "invitation.revoke", target: id, before: { email, role } });
  await deleteInvitation(db, tenantId, { id, entry });
}
