import * as z from "zod";
import { Problem } from "../../lib/problem";
import { askServer, type ServerDoor } from "./admin";

const Text = z.string().nullish().catch(null);

/** A row of `fetchInstances` as the global key sees it: what adoption needs of it, token included. */
const InstanceRow = z.looseObject({
  id: z.string(),
  name: z.string(),
  token: Text,
  integration: Text,
  connectionStatus: Text,
  disconnectionReasonCode: z.number().int().nullish().catch(null),
  ownerJid: Text,
  profileName: Text,
  profilePicUrl: Text,
  number: Text,
  createdAt: Text,
});
export type InstanceRow = z.output<typeof InstanceRow>;

/** Every instance of the server. Rows that cannot be read are left out. */
export async function fetchInstanceRows(env: Env, server: ServerDoor): Promise<InstanceRow[]> {
  const { status, body } = await askServer(env, server, { method: "GET", path: "/instance/fetchInstances" });
  if (status !== 200 || !Array.isArray(body)) {
    throw new Problem("upstream_failed", "The server does not list its instances.", { cause: `answered ${status}` });
  }
  return body.flatMap((row: unknown) => InstanceRow.safeParse(row).data ?? []);
}
