import { findServer } from "../../../db/queries/servers";
import type { Instance } from "../../../db/schema/instances";
import { askServer } from "../../evolution/admin";
import type { ServiceContext } from "../context";
import { doorOf } from "../servers/get-server";

interface UpstreamErased {
  deleted: number;
  /** Instances at servers that did not do it, by server. */
  left: Record<string, number>;
}

/** Logs numbers out and deletes them at their servers. Throws where that fails and must not be left. */
export async function eraseUpstream(
  { db, env }: ServiceContext,
  instances: readonly Instance[],
  { mayLeave }: { mayLeave: boolean },
): Promise<UpstreamErased> {
  const erased: UpstreamErased = { deleted: 0, left: {} };
  for (const { serverId, upstreamName, deletedAt } of instances) {
    const server = serverId === null ? undefined : await findServer(db, serverId);
    if (!server || deletedAt) continue;
    try {
      const path = `/instance/delete/${encodeURIComponent(upstreamName)}`;
      const door = await doorOf(server);
      // A connected one is not deleted by every version until it is logged out.
      await askServer(env, door, { method: "DELETE", path: path.replace("delete", "logout") }).catch(() => undefined);
      const { status } = await askServer(env, door, { method: "DELETE", path });
      if (status !== 200 && status !== 404) throw new Error(`the server answered ${status}`);
      erased.deleted++;
    } catch (error) {
      if (!mayLeave) throw error;
      erased.left[server.id] = (erased.left[server.id] ?? 0) + 1;
    }
  }
  return erased;
}
