import type { Db } from "../../../db/client";
import { listServersToCheck } from "../../../db/queries/servers";
import { checkHealth } from "./check-server";

const AT_ONCE = 5;
/** One run may wait for so many slow servers and still end in time. */
const A_RUN = 50;
/** A run that comes early finds nothing to do. */
const EVERY_MS = 60_000;

/** For the cron trigger: how the servers are. A run takes those that were longest not asked, so the next one goes on. */
export async function checkServers(db: Db, now = Date.now()): Promise<{ checked: number; failing: number }> {
  const servers = await listServersToCheck(db, { before: new Date(now - EVERY_MS), limit: A_RUN });
  let failing = 0;
  for (let start = 0; start < servers.length; start += AT_ONCE) {
    const well = await Promise.all(servers.slice(start, start + AT_ONCE).map((server) => checkHealth(db, server)));
    failing += well.filter((isWell) => !isWell).length;
  }
  return { checked: servers.length, failing };
}
