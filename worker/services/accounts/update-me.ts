import { updateProfile } from "../../../db/queries/users";
import type { Me, UpdateMe } from "../../../lib/contract/account";
import { lineOf } from "../audit/audit";
import type { ActorContext } from "../context";
import { findMe } from "./find-me";

/** Changes the actor's own page. */
export async function updateMe(ctx: ActorContext, changes: UpdateMe): Promise<Me> {
  const { db, actor } = ctx;
  const { name, locale } = await findMe(ctx);
  const change = {
    action: "user.update",
    target: actor.id,
    before: { name, locale },
    after: { name, locale, ...changes },
  };
  await updateProfile(db, actor.id, { changes, entry: lineOf(actor, change) });
  return findMe(ctx);
}
