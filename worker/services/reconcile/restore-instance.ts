import * as z from "zod";
import { markInstanceDeleted } from "../../../db/queries/instances";
import type { EvolutionServer } from "../../../db/schema/evolution-servers";
import type { Instance } from "../../../db/schema/instances";
import { ledgerName } from "../../../lib/ledger-name";
import { seal } from "../../../lib/seal";
import { tokenContext } from "../../../lib/seal-contexts";
import { config } from "../../env";
import { askServer, SANDBOX_SERVER, type ServerDoor } from "../../evolution/admin";
import type { ServiceContext } from "../context";
import { keepPacing } from "../pacing/kept-pacing";
import { openKey } from "../servers/get-server";

/** 2.3 answers the row itself, 2.2.3 the same: https://doc.evolution-api.com/v2/api-reference/instance-controller/fetch-instances */
const Rows = z.array(z.looseObject({ id: z.string(), name: z.string(), token: z.string() }));

/** What became of an instance that only Postgres knew. */
export type Restored = "restored" | "gone" | "unreachable";

/**
 * Puts an instance back into its ledger. Postgres keeps no token, so its server is asked; what is not there any more is marked
 * deleted.
 */
export async function restoreInstance(
  { db, env }: ServiceContext,
  row: Instance,
  server: EvolutionServer | undefined,
): Promise<Restored> {
  const door = await openDoor(server);
  const path = `/instance/fetchInstances?instanceName=${encodeURIComponent(row.upstreamName)}`;
  const answer = await askServer(env, door, { method: "GET", path }).catch(() => undefined);
  if (answer?.status === 404) {
    await markInstanceDeleted(db, row.tenantId, { id: row.id, at: new Date() });
    return "gone";
  }
  const rows = Rows.safeParse(answer?.body).data ?? [];
  const found = answer?.status === 200 ? rows.find(({ name }) => name === row.upstreamName) : undefined;
  if (!found) return "unreachable";
  const { globalKey: _, ...kept } = door;
  if (row.pacing) await keepPacing(env, row, row.pacing);
  await env.LEDGER.getByName(ledgerName(row.tenantId, row.mode)).putInstance({
    id: row.id,
    name: row.name,
    upstreamName: row.upstreamName,
    upstreamId: found.id,
    sealedToken: await seal(config.dataSecrets, found.token, tokenContext(row.id)),
    integration: row.integration,
    server: kept,
    keyVersion: row.keyVersion,
    state: "ready",
    createdAt: row.createdAt.getTime(),
  });
  return "restored";
}

async function openDoor(server: EvolutionServer | undefined): Promise<ServerDoor> {
  if (!server) return SANDBOX_SERVER;
  const { id, url, version, dedicatedTo } = server;
  return { id, url, version, sandbox: false, dedicated: dedicatedTo !== null, globalKey: await openKey(server) };
}
