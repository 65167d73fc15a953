import { listManagedNames } from "../../../db/queries/servers";
import type { EvolutionServer } from "../../../db/schema/evolution-servers";
import type { UnmanagedInstance } from "../../../lib/contract/server";
import { fetchInstanceRows, type InstanceRow } from "../../evolution/instance-rows";
import type { ServiceContext } from "../context";
import { isOurUpstreamName } from "../instances/draft-instance";
import { doorOf, getServerRow } from "./get-server";

/** Instances on the server that belong to no tenant, by name. Those that we are just making are not among them. */
export async function listUnmanaged(ctx: ServiceContext, serverId: string): Promise<UnmanagedInstance[]> {
  const rows = await findUnmanaged(ctx, await getServerRow(ctx, serverId));
  return rows.map((row) => show(row, rows)).sort((a, b) => a.upstreamName.localeCompare(b.upstreamName));
}

export async function findUnmanaged({ db, env }: ServiceContext, server: EvolutionServer): Promise<InstanceRow[]> {
  const rows = await fetchInstanceRows(env, await doorOf(server));
  const strange = rows.filter(({ name }) => !isOurUpstreamName(name) && !isProbeName(name));
  const managed = await listManagedNames(
    db,
    server.id,
    strange.map(({ name }) => name),
  );
  return strange.filter(({ name }) => !managed.has(name));
}

const isProbeName = (name: string) => /^zprobe[a-z2-7]{20}$/.test(name);

function show(row: InstanceRow, all: readonly InstanceRow[]): UnmanagedInstance {
  const { name, integration, connectionStatus, profileName, createdAt } = row;
  return {
    upstreamName: name,
    integration: integration ?? "",
    status: connectionStatus ?? "close",
    number: numberOf(row),
    profileName: profileName ?? null,
    createdAt: createdAt ?? null,
    obstacle: obstacleTo(row, all),
  };
}

export const numberOf = ({ ownerJid, number }: InstanceRow): string | null =>
  ownerJid?.split(/[@:]/)[0] || number || null;

const INTEGRATIONS = ["WHATSAPP-BAILEYS", "WHATSAPP-BUSINESS", "EVOLUTION"];
/** Both are replaced wherever they stand in an answer: a short one would be found in other people's words. */
const SHORTEST_TOKEN = 16;

/** Why an instance cannot be a tenant's as it is. */
export function obstacleTo(row: InstanceRow, all: readonly InstanceRow[]): string | null {
  const { name, token, integration } = row;
  if (!INTEGRATIONS.includes(integration ?? "")) return "Its integration is not one that we know.";
  if (!/^[\x20-\x7e]{1,100}$/.test(name) || name === "." || name === "..")
    return "Its name has characters that no path of ours carries.";
  if (!token || !/^[\x21-\x7e]+$/.test(token)) return "It has no token of its own.";
  if (token.length < SHORTEST_TOKEN)
    return `Its token is shorter than ${SHORTEST_TOKEN} characters, so it could be guessed.`;
  if (all.some((other) => other.name !== name && other.token === token)) {
    return "Another instance of the server has the same token, which opens both.";
  }
  return null;
}
