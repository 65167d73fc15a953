import { listMemberships } from "../../../db/queries/members";
import { clearWishedTenant, findWishedTenant } from "../../../db/queries/users";
import type { NewTenant } from "../../../lib/contract/account";
import { Problem } from "../../../lib/problem";
import type { ActorContext } from "../context";
import { createTenant } from "./create-tenant";

/** Free tenants are free to make, so somebody has only so many. */
const MAX_OWNED = 5;

/** One more tenant, or the one that sign-up could not finish. `conflict` when the person owns enough. */
export async function createOwnTenant(ctx: ActorContext, wish: NewTenant): Promise<{ id: string }> {
  const { db, actor } = ctx;
  const unfinished = await findWishedTenant(db, actor.id);
  const owned = (await listMemberships(db, actor.id)).filter(
    ({ role, id }) => role === "owner" && id !== unfinished?.id,
  );
  if (owned.length >= MAX_OWNED) throw new Problem("conflict", `One person owns at most ${MAX_OWNED} tenants.`);
  const made = await createTenant(ctx, { ...wish, id: unfinished?.id ?? crypto.randomUUID() });
  await clearWishedTenant(db, actor.id);
  return made;
}
