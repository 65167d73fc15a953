import type { Db } from "../../../db/client";
import { listServers } from "../../../db/queries/servers";
import { DIRECTORY_NAME } from "../../../durable/server-directory/server-directory";
import { serverHost } from "../../../lib/server-hosts";

/** Says which hosts nobody may be sent to: all servers, also those that are switched off. The cron trigger repeats it. */
export async function tellServerHosts({ db, env }: { db: Db; env: Env }): Promise<void> {
  const hosts = (await listServers(db)).map(({ url }) => serverHost(url));
  await env.SERVERS.getByName(DIRECTORY_NAME).put(hosts);
}
