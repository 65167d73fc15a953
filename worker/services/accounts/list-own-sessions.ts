import { listSessions } from "../../../db/queries/sessions";
import type { Session } from "../../../lib/contract/account";
import type { ActorContext } from "../context";

/** Where the actor is signed in, newest first. */
export async function listOwnSessions({ db, actor }: ActorContext, currentId: string): Promise<Session[]> {
  const sessions = await listSessions(db, actor.id);
  return sessions.map(({ id, ipAddress, userAgent, createdAt, expiresAt }) => ({
    id,
    isCurrent: id === currentId,
    ipAddress,
    userAgent,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }));
}
