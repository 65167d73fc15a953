import { Problem } from "../../../lib/problem";
import { open } from "../../../lib/seal";
import { config } from "../../env";
import { SANDBOX_SERVER, type ServerDoor } from "../../evolution/admin";
import { serverKeyContext } from "../../evolution/server-key";
import type { Caller } from "../cache";
import type { Call } from "../call";

/** The server a new instance goes to: the sandbox for test keys, else the best enabled one. The only step that needs Postgres. */
export async function placeInstance(call: Call, { grant }: Caller): Promise<ServerDoor> {
  if (grant.mode === "test") return SANDBOX_SERVER;
  const server = await findPlacement(call, grant.tenantId).catch((cause: unknown) => {
    throw new Problem("unavailable", "New instances cannot be created right now.", { retryAfter: 10, cause });
  });
  if (!server) throw new Problem("unavailable", "No server has room for another instance.", { retryAfter: 300 });
  const globalKey = await open(config.dataSecrets, server.sealedKey, serverKeyContext(server.url));
  const { id, url, version, dedicatedTo } = server;
  return { id, url, version, sandbox: false, dedicated: dedicatedTo !== null, globalKey };
}

async function findPlacement(call: Call, tenantId: string) {
  const [{ connect }, servers, tenants] = await Promise.all([
    import("../../../db/client"),
    import("../../../db/queries/servers"),
    import("../../../db/queries/tenants"),
  ]);
  const db = connect(call.env);
  const { region } = await tenants.getTenant(db, tenantId);
  const [best] = await servers.listPlacementCandidates(db, tenantId, region);
  return best;
}
