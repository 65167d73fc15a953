import { findServer, listServers, type ServerWithUse } from "../../../db/queries/servers";
import type { EvolutionServer } from "../../../db/schema/evolution-servers";
import { EVOLUTION_NOTICE, type Server } from "../../../lib/contract/server";
import { Problem } from "../../../lib/problem";
import { open } from "../../../lib/seal";
import { serverKeyContext } from "../../../lib/seal-contexts";
import { config } from "../../env";
import type { ServerDoor } from "../../evolution/admin";
import type { ServiceContext } from "../context";
import { showServer } from "./show-server";

export const noSuchServer = () => new Problem("not_found", "There is no such server.");

export async function getServerRow({ db }: Pick<ServiceContext, "db">, id: string): Promise<ServerWithUse> {
  const row = await findServer(db, id);
  if (!row) throw noSuchServer();
  return row;
}

export const getServer = async (ctx: ServiceContext, id: string): Promise<Server> =>
  showServer(await getServerRow(ctx, id));

/** By name. There are few. The notice is to be shown beside them. */
export const listAllServers = async ({ db }: ServiceContext) => ({
  items: (await listServers(db)).map(showServer),
  notice: { ...EVOLUTION_NOTICE },
});

export const openKey = ({ url, sealedKey }: Pick<EvolutionServer, "url" | "sealedKey">): Promise<string> =>
  open(config.dataSecrets, sealedKey, serverKeyContext(url));

/** The way in with the global key, for the gateway's own errands. */
export async function doorOf(row: EvolutionServer): Promise<ServerDoor> {
  const { id, url, version, dedicatedTo } = row;
  return { id, url, version, sandbox: false, dedicated: dedicatedTo !== null, globalKey: await openKey(row) };
}
