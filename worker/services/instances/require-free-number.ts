import { Problem } from "../../../lib/problem";
import type { ServerDoor } from "../../evolution/admin";
import type { CreateBody } from "../../evolution/create-body";
import { fetchInstanceRows } from "../../evolution/instance-rows";

const BUSINESS = "WHATSAPP-BUSINESS";

/**
 * A server hands Meta's events to the first of its instances that has the number, whoever's that is. So each number of Meta's
 * is on a server once: else one tenant would hear what is written to another, or could write in its name. `conflict`.
 */
export async function requireFreeNumber(
  env: Env,
  server: ServerDoor,
  { body: { integration, number }, upstreamName }: { body: CreateBody; upstreamName: string },
): Promise<void> {
  if (integration !== BUSINESS || number === undefined || server.sandbox) return;
  const rows = await fetchInstanceRows(env, server);
  const isTaken = rows.some(
    (row) => row.integration === BUSINESS && row.number === number && row.name !== upstreamName,
  );
  if (!isTaken) return;
  const message = "This number cannot be connected here: an instance has it already.";
  throw new Problem("conflict", message, { fields: { "meta.phoneNumberId": [message] } });
}
