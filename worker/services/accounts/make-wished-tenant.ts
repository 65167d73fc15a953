import { clearWishedTenant, findWishedTenant } from "../../../db/queries/users";
import type { ActorContext } from "../context";
import { createTenant } from "./create-tenant";

/** Makes the tenant that the sign-up form asked for, once; the wish is kept until all of it is there. */
export async function makeWishedTenant(ctx: ActorContext): Promise<void> {
  const { db, actor } = ctx;
  const wish = await findWishedTenant(db, actor.id);
  if (!wish) return;
  await createTenant(ctx, wish);
  await clearWishedTenant(db, actor.id);
}
