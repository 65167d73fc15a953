import * as z from "zod";
import type { LedgerInstance } from "../../durable/tenant-ledger/messages";
import { open } from "../../lib/seal";
import { tokenContext } from "../../lib/seal-contexts";
import { config } from "../env";
import { reachServer } from "./reach-server";

const ASK_MS = 15_000;
const Text = z.string().nullish().catch(null);
const Row = z.object({
  connectionStatus: Text,
  number: Text,
  ownerJid: Text,
  profileName: Text,
  profilePicUrl: Text,
  disconnectionReasonCode: z.number().int().nullish().catch(null),
  disconnectionAt: Text,
});
export type OwnRow = z.output<typeof Row>;

/** The row of an instance as its server shows it to its own token; undefined where it shows none. Throws where it does not answer. */
export async function fetchOwnRow(
  env: Env,
  { id, upstreamName, sealedToken, server }: LedgerInstance,
): Promise<OwnRow | undefined> {
  const apikey = await open(config.dataSecrets, sealedToken, tokenContext(id));
  const path = `/instance/fetchInstances?instanceName=${encodeURIComponent(upstreamName)}`;
  const headers = { apikey, accept: "application/json" };
  const response = await reachServer(env, server, { path, headers, limitMs: ASK_MS });
  if (!response.ok) throw new Error(`fetchInstances answered ${response.status}`);
  return z.array(Row).parse(await response.json())[0];
}
