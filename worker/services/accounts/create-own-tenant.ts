import { clearWishedTenant, findWishedTenant } from "../../../db/queries/users";
import type { NewTenant } from "../../../lib/contract/account";
import type { ActorContext } from "../context";
import { createTenant } from "./create-tenant";

/** One more tenant, or the one that sign-up could not finish. `limit_reached` when the person owns enough. */
export async function createOwnTenant(ctx: ActorContext, wish: NewTenant): Promise<{ id: string }> {
  const { db, actor } = ctx;
  const unfinished = await findWishedTenant(db, actor.id);
  const made = await createTenant(ctx, { ...wish, id: unfinished?.id ?? crypto.randomUUID() });
  await clearWishedTenant(db, actor.id);
  return made;
}
