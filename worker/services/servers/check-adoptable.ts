import type { EvolutionServer } from "../../../db/schema/evolution-servers";
import { isInstanceName } from "../../../lib/contract/instance";
import type { AdoptInstance } from "../../../lib/contract/server";
import { Problem } from "../../../lib/problem";
import type { InstanceRow } from "../../evolution/instance-rows";
import type { ServiceContext } from "../context";
import { findUnmanaged, obstacleTo } from "./list-unmanaged";

/** The instance of this name on the server. Problems: `not_found` and, where something is in the way, `conflict`. */
export async function requireAdoptable(
  ctx: ServiceContext,
  server: EvolutionServer,
  name: string,
): Promise<InstanceRow> {
  const all = await findUnmanaged(ctx, server);
  const row = all.find((one) => one.name === name);
  if (!row)
    throw new Problem("not_found", "No instance of this name is on the server, or it belongs to a tenant already.");
  const obstacle = obstacleTo(row, all);
  if (obstacle) throw new Problem("conflict", obstacle);
  return row;
}

/**
 * The upstream's name is replaced by the tenant's wherever it stands in an answer. One that is a plain word would be replaced
 * in messages as well, so such an instance keeps the name it has.
 */
export function requireName({ name, upstreamName }: AdoptInstance): string {
  const chosen = name ?? upstreamName;
  const isUnlikely = upstreamName.length >= 20 && /\d/.test(upstreamName);
  if (chosen !== upstreamName && !isUnlikely) {
    const message = `Its name on the server is short, so the tenant's has to be the same: "${upstreamName}".`;
    throw new Problem("invalid_request", message, { fields: { name: [message] } });
  }
  if (!isInstanceName(chosen)) {
    throw new Problem("invalid_request", "The name cannot be used.", {
      fields: { name: ["This name cannot be used."] },
    });
  }
  return chosen;
}
