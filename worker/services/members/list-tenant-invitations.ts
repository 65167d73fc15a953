import { listInvitations } from "../../../db/queries/invitations";
import type { Invitation } from "../../../lib/contract/member";
import type { TenantContext } from "../context";

/** Invitations that nobody has answered, expired ones too: they can be sent again. */
export async function listTenantInvitations({ db, tenantId }: TenantContext): Promise<Invitation[]> {
  const invitations = await listInvitations(db, tenantId);
  return invitations.map(({ createdAt, expiresAt, ...invitation }) => ({
    ...invitation,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    isExpired: expiresAt.getTime() <= Date.now(),
  }));
}
