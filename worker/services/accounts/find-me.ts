import { listOpenImpersonations } from "../../../db/queries/impersonations";
import { listInvitationsFor } from "../../../db/queries/invitations";
import { listMemberships } from "../../../db/queries/members";
import { findProfile, findProvedEmail } from "../../../db/queries/users";
import type { Me } from "../../../lib/contract/account";
import { Problem } from "../../../lib/problem";
import type { ActorContext } from "../context";

/** Everything the dashboard must know of whoever is signed in. */
export async function findMe({ db, actor }: ActorContext): Promise<Me> {
  const [profile, tenants, email] = await Promise.all([
    findProfile(db, actor.id),
    listMemberships(db, actor.id),
    findProvedEmail(db, actor.id),
  ]);
  if (!profile) throw new Problem("unauthenticated", "Sign in first.");
  const { wishedTenant, ...person } = profile;
  const [invitations, impersonations] = await Promise.all([
    email ? listInvitationsFor(db, email) : [],
    person.isOperator ? listOpenImpersonations(db, actor.id) : [],
  ]);
  return {
    ...person,
    tenants,
    impersonations: impersonations.map(({ endsAt, ...kept }) => ({ ...kept, endsAt: endsAt.toISOString() })),
    wishedTenant: wishedTenant && withoutId(wishedTenant),
    invitations: invitations.map(({ expiresAt, ...kept }) => ({ ...kept, expiresAt: expiresAt.toISOString() })),
  };
}

const withoutId = <T extends { id: string }>({ id: _, ...rest }: T): Omit<T, "id"> => rest;
