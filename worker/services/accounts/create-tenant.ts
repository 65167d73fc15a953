import { insertTenantWithOwner } from "../../../db/queries/members";
import { getTenant } from "../../../db/queries/tenants";
import type { WishedTenant } from "../../../lib/contract/account";
import { Problem } from "../../../lib/problem";
import { lineOf } from "../audit/audit";
import type { ActorContext } from "../context";
import { tellLedgers } from "../tenants/tell-ledgers";
import { placeObjects } from "./place-objects";
import { slugCandidates } from "./slug";

const FIRST_PLAN = "free";

/** Free tenants are free to make, so somebody has only so many. */
const MAX_OWNED = 5;

/**
 * A tenant on the free plan, owned by the actor, with its objects in its region. Doing it again with the same id
 * completes what a failure left half done.
 */
export async function createTenant(ctx: ActorContext, { id, ...wish }: WishedTenant): Promise<{ id: string }> {
  await writeTenant(ctx, { id, ...wish });
  const tenant = await getTenant(ctx.db, id);
  await Promise.all([tellLedgers(ctx, tenant.id), placeObjects(ctx.env, tenant)]);
  return { id };
}

/** With the first slug that is free. */
async function writeTenant({ db, actor }: ActorContext, { id, ...wish }: WishedTenant): Promise<void> {
  const entry = lineOf(actor, { action: "tenant.create", target: id, after: { ...wish, planId: FIRST_PLAN } });
  for (const slug of slugCandidates(wish.name)) {
    try {
      const profile = { ...wish, slug, planId: FIRST_PLAN };
      const isMade = await insertTenantWithOwner(db, id, { profile, ownerId: actor.id, most: MAX_OWNED, entry });
      if (!isMade) throw new Problem("limit_reached", `One person owns at most ${MAX_OWNED} tenants.`);
      return;
    } catch (error) {
      if (!(error instanceof Problem && error.code === "conflict")) throw error;
    }
  }
  throw new Problem("conflict", "No short name is free for this. Try another name.");
}
