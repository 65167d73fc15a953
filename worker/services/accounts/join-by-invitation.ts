import { acceptInvitation, hasRoomForMember } from "../../../db/queries/invitations";
import { insertUser, type NewUser } from "../../../db/queries/users";
import { Problem } from "../../../lib/problem";
import { lineOf } from "../audit/audit";
import type { ServiceContext } from "../context";
import { findInvitationTo } from "../members/find-own-invitation";
import { NO_ROOM } from "../members/no-room";
import type { SignedUp } from "./sign-up";

type Joining = Omit<NewUser, "emailVerified" | "wishedTenant">;

/**
 * Signs up with an invitation in place of a tenant. Its token came by mail, so it proves the address; and its holder may
 * hear that the address has an account. Problems: `not_found`, `conflict`, `payment_required`.
 */
export async function joinByInvitation(
  ctx: ServiceContext,
  { token, user }: { token: string; user: Joining },
): Promise<SignedUp> {
  const { db } = ctx;
  const { id, tenantId, email, role } = await findInvitationTo(user.email, ctx, { token });
  if (!(await hasRoomForMember(db, tenantId))) throw new Problem("payment_required", NO_ROOM);
  const isNew = await insertUser(db, { ...user, emailVerified: true, wishedTenant: null });
  if (!isNew) throw new Problem("conflict", "This address has an account. Sign in to accept the invitation.");
  const actor = { kind: "user", id: user.id, label: email, ip: null } as const;
  const entry = lineOf(actor, { action: "member.join", target: user.id, after: { email, role } });
  const hasJoined = await acceptInvitation(db, tenantId, { id, email, userId: user.id, entry });
  if (!hasJoined) throw new Problem("payment_required", NO_ROOM);
  return { next: "ready", userId: user.id };
}
