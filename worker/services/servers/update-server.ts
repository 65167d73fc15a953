import { deleteServerStatements, explainServer, updateServerStatement } from "../../../db/queries/servers";
import type { Server, UpdateServer } from "../../../lib/contract/server";
import { Problem } from "../../../lib/problem";
import { seal } from "../../../lib/seal";
import { serverKeyContext } from "../../../lib/seal-contexts";
import { config } from "../../env";
import { inspectServer } from "../../evolution/inspect-server";
import type { ActorContext } from "../context";
import { auditServer } from "./audit-server";
import { getServer, getServerRow, noSuchServer } from "./get-server";
import { requireSole, troubled } from "./register-server";

/** Changes a server. A new key has to open it. One that others use cannot become a single tenant's. */
export async function updateServer(
  ctx: ActorContext,
  id: string,
  { change, revision }: { change: UpdateServer; revision: number | undefined },
): Promise<Server> {
  const { db } = ctx;
  const before = await getServerRow(ctx, id);
  const { key, ...fields } = change;
  await requireSole(db, id, fields.dedicatedTo);
  const sealedKey = key === undefined ? undefined : await sealKey(before.url, key);
  const shown = { ...fields, ...(key !== undefined && { keyReplaced: true }) };
  const write = db.batch([
    updateServerStatement(db, { id, revision, change: { ...fields, ...(sealedKey && { sealedKey }) } }),
    auditServer(ctx, { action: "server.update", target: id, before: pick(before, Object.keys(fields)), after: shown }),
  ]);
  const [[changed]] = await explainServer(write);
  if (!changed) throw noSuchServer();
  return getServer(ctx, id);
}

/** Only a server on which nothing is. */
export async function deleteServer(ctx: ActorContext, id: string): Promise<void> {
  const { db } = ctx;
  const { name, url, used } = await getServerRow(ctx, id);
  if (used > 0) throw new Problem("conflict", `${used} instances are still on this server. Drain it first.`);
  const change = { action: "server.delete", target: id, before: { name, url } };
  await explainServer(db.batch([...deleteServerStatements(db, id), auditServer(ctx, change)]));
}

/** A server that does not answer may get a key all the same; one that answers must take it. */
async function sealKey(url: string, key: string): Promise<string> {
  const found = await inspectServer(url, key);
  if (!found.ok && (found.trouble === "key_refused" || found.trouble === "public_key")) throw troubled(found.trouble);
  if (!found.ok) console.warn({ event: "server_key_unproved", url, trouble: found.trouble });
  return seal(config.dataSecrets, key, serverKeyContext(url));
}

const pick = (row: object, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)));
