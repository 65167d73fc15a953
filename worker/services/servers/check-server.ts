import type { Db } from "../../../db/client";
import { noteHealth } from "../../../db/queries/servers";
import type { EvolutionServer } from "../../../db/schema/evolution-servers";
import type { Server } from "../../../lib/contract/server";
import { type Inspection, inspectServer } from "../../evolution/inspect-server";
import type { ServiceContext } from "../context";
import { getServer, getServerRow, openKey } from "./get-server";
import { probeReachability } from "./probe-reachability";

/** Asks the server how it is and writes down what it finds. True when it is well. */
export async function checkHealth(db: Db, server: EvolutionServer): Promise<boolean> {
  const found = await inspect(server);
  if (found.ok) {
    const { version, latencyMs } = found;
    await noteHealth(db, server.id, { failed: false, trouble: null, lastSeenAt: new Date(), latencyMs, version });
    if (version !== server.version) {
      console.log({ event: "server_version", serverId: server.id, before: server.version, after: version });
    }
    return true;
  }
  const { trouble, version } = found;
  if (!server.failingSince) console.warn({ event: "server_failing", serverId: server.id, trouble });
  await noteHealth(db, server.id, { failed: true, trouble, ...(version !== undefined && { version }) });
  return false;
}

/** One key that cannot be opened must not keep the other servers from being asked. */
async function inspect(server: EvolutionServer): Promise<Inspection> {
  const key = await openKey(server).catch(() => undefined);
  return key === undefined ? { ok: false, trouble: "key_unreadable" } : inspectServer(server.url, key);
}

/** All that is known of it anew: health, version, key, and whether its webhooks arrive. */
export async function checkServerNow(ctx: ServiceContext, id: string): Promise<Server> {
  const server = await getServerRow(ctx, id);
  if (await checkHealth(ctx.db, server)) await probeReachability(ctx, server);
  return getServer(ctx, id);
}
