import type { Db } from "../../../db/client";
import {
  explainServer,
  findServerByUrl,
  noteHealth,
  servesOthers,
  upsertServerStatement,
} from "../../../db/queries/servers";
import { type RegisterServer, SERVER_TROUBLES, type Server, type ServerTrouble } from "../../../lib/contract/server";
import { uuidv7 } from "../../../lib/ids";
import { Problem } from "../../../lib/problem";
import { seal } from "../../../lib/seal";
import { serverKeyContext } from "../../../lib/seal-contexts";
import { config } from "../../env";
import { inspectServer } from "../../evolution/inspect-server";

import type { ActorContext } from "../context";
import { tellServerHosts } from "../endpoints/tell-server-hosts";
import { auditServer } from "./audit-server";
import { getServer } from "./get-server";
import { probeReachability } from "./probe-reachability";

/**
 * Adds a server, or changes the one at this URL. It must answer, speak 2.2.3 to 2.3.7 and take the key; whether it can call us
 * is tried as well and shown, but keeps nobody from registering it.
 */
export async function registerServer(ctx: ActorContext, request: RegisterServer): Promise<Server> {
  const { db } = ctx;
  const url = new URL(request.url).origin;
  const found = await inspectServer(url, request.key);
  if (!found.ok) throw troubled(found.trouble);
  const { name, region, capacity, dedicatedTo, key } = request;
  const before = await findServerByUrl(db, url);
  if (before) await requireSole(db, before.id, dedicatedTo);
  const sealedKey = await seal(config.dataSecrets, key, serverKeyContext(url));
  const { version, latencyMs } = found;
  const row = { id: before?.id ?? uuidv7(), name, url, region, version, capacity, dedicatedTo, sealedKey };
  const write = db.batch([
    upsertServerStatement(db, row),
    auditServer(ctx, {
      action: before ? "server.update" : "server.register",
      target: row.id,
      after: { name, url, region, capacity, dedicatedTo, version, keyReplaced: true },
    }),
  ]);
  const [[server]] = await explainServer(write);
  if (!server) throw new Error("an upsert returned no row");
  await tellServerHosts(ctx);
  await noteHealth(db, server.id, { failed: false, trouble: null, lastSeenAt: new Date(), latencyMs, version });
  await probeReachability(ctx, server);
  return getServer(ctx, server.id);
}

/** A server that others use does not become one tenant's. */
export async function requireSole(db: Db, serverId: string, dedicatedTo: string | null | undefined): Promise<void> {
  if (!dedicatedTo || !(await servesOthers(db, serverId, dedicatedTo))) return;
  const message = "Instances of other tenants are on this server. Drain it first.";
  throw new Problem("conflict", message, { fields: { dedicatedTo: [message] } });
}

/** What is wrong, at the field that has to change. */
export function troubled(trouble: ServerTrouble): Problem {
  const field = trouble === "key_refused" || trouble === "public_key" ? "key" : "url";
  const text = SERVER_TROUBLES[trouble];
  return new Problem("invalid_request", text, { fields: { [field]: [text] } });
}
