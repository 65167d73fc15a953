import { deleteOtherSessions, deleteSession } from "../../../db/queries/sessions";
import { Problem } from "../../../lib/problem";
import { lineOf } from "../audit/audit";
import type { ActorContext } from "../context";

/** Signs the actor out in one place, at once. */
export async function revokeSession({ db, actor }: ActorContext, id: string): Promise<void> {
  const entry = lineOf(actor, { action: "user.end_session", target: actor.id, before: { sessionId: id } });
  if (await deleteSession(db, actor.id, { id, entry })) return;
  throw new Problem("not_found", "There is no such session.");
}

/** Signs the actor out everywhere but here; how many sessions that were. */
export function revokeOtherSessions({ db, actor }: ActorContext): Promise<number> {
  const entry = lineOf(actor, { action: "user.end_other_sessions", target: actor.id });
  return deleteOtherSessions(db, actor.id, { keptId: actor.sessionId ?? "", entry });
}
