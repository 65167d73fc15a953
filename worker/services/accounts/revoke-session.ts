import { deleteSession } from "../../../db/queries/sessions";
import { Problem } from "../../../lib/problem";
import type { ActorContext } from "../context";

/** Signs the actor out in one place, at once. */
export async function revokeSession({ db, actor }: ActorContext, id: string): Promise<void> {
  if (await deleteSession(db, actor.id, id)) return;
  throw new Problem("not_found", "There is no such session.");
}
