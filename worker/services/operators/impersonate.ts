import { endImpersonation, findImpersonation, insertImpersonation } from "../../../db/queries/impersonations";
import type { Impersonate, Impersonation } from "../../../lib/contract/tenant-profile";
import { Problem } from "../../../lib/problem";
import { lineOf, SYSTEM } from "../audit/audit";
import type { Actor, ActorContext, ServiceContext } from "../context";

/**
 * Lets an operator act in a tenant for a while. Its start, its end and all that is changed meanwhile stand in that tenant's
 * audit log under the operator's name.
 */
export async function impersonate(
  { db, actor }: ActorContext,
  tenantId: string,
  { reason, minutes }: Impersonate,
): Promise<Impersonation> {
  requirePerson(actor);
  if (await findImpersonation(db, tenantId, actor.id)) {
    throw new Problem("conflict", "You act in this tenant already. End that first.");
  }
  const endsAt = new Date(Date.now() + minutes * 60_000);
  const entry = lineOf(actor, {
    action: "impersonation.start",
    target: tenantId,
    after: { reason, endsAt: endsAt.toISOString() },
  });
  const id = await insertImpersonation(db, tenantId, { userId: actor.id, reason, endsAt, entry });
  return { id, tenantId, reason, endsAt: endsAt.toISOString() };
}

/** Nothing happens if it is over already. */
export async function stopImpersonating({ db, actor }: ActorContext, tenantId: string): Promise<void> {
  requirePerson(actor);
  // Two that were begun at one moment both end here.
  for (;;) {
    const found = await findImpersonation(db, tenantId, actor.id);
    if (!found) return;
    const entry = lineOf(actor, { action: "impersonation.end", target: tenantId, after: { reason: found.reason } });
    await endImpersonation(db, tenantId, { id: found.id, at: new Date(), entry });
  }
}

/** Writes down the end of one whose time is over. */
export function expireImpersonation(
  { db }: Pick<ServiceContext, "db">,
  over: { id: string; tenantId: string; userId: string; reason: string; endsAt: Date },
): Promise<void> {
  const after = { reason: over.reason, operator: over.userId };
  const entry = lineOf(SYSTEM, { action: "impersonation.end", target: over.tenantId, after });
  return endImpersonation(db, over.tenantId, { id: over.id, at: over.endsAt, entry });
}

/** The operator's token is nobody: the tenant must be able to see who it was. */
function requirePerson({ id }: Actor): void {
  if (id === "token") throw new Problem("forbidden", "Only an operator who is signed in may do this.");
}
