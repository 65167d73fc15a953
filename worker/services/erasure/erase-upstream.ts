import { findServer } from "../../../db/queries/servers";
import type { Instance } from "../../../db/schema/instances";
import { askServer, type ServerDoor } from "../../evolution/admin";
import type { ServiceContext } from "../context";
import { doorOf } from "../servers/get-server";

interface UpstreamErased {
  deleted: number;
  /** Instances at servers that did not do it, by server. */
  left: Record<string, number>;
}

/**
 * Logs numbers out and deletes them at their servers. One that does not answer keeps the others from nothing; where it must not
 * be left, this throws when all have been asked.
 */
export async function eraseUpstream(
  { db, env }: ServiceContext,
  instances: readonly Instance[],
  { mayLeave }: { mayLeave: boolean },
): Promise<UpstreamErased> {
  const erased: UpstreamErased = { deleted: 0, left: {} };
  let failure: unknown;
  for (const { serverId, upstreamName, deletedAt } of instances) {
    const server = serverId === null ? undefined : await findServer(db, serverId);
    if (!server || deletedAt) continue;
    try {
      await deleteInstance(env, await doorOf(server), upstreamName);
      erased.deleted++;
    } catch (error) {
      failure ??= error;
      erased.left[server.id] = (erased.left[server.id] ?? 0) + 1;
    }
  }
  if (failure !== undefined && !mayLeave) throw failure;
  return erased;
}

/** Not being there any more is as good. */
async function deleteInstance(env: Env, door: ServerDoor, upstreamName: string): Promise<void> {
  const name = encodeURIComponent(upstreamName);
  // A connected one is not deleted by every version until it is logged out.
  await askServer(env, door, { method: "DELETE", path: `/instance/logout/${name}` }).catch(() => undefined);
  const { status } = await askServer(env, door, { method: "DELETE", path: `/instance/delete/${name}` });
  if (status !== 200 && status !== 404) throw new Error(`the server answered ${status}`);
}
