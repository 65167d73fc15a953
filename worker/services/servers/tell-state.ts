import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { sha256, toHex } from "../../../lib/encoding";
import { ledgerName } from "../../../lib/ledger-name";
import type { InstanceRow } from "../../evolution/instance-rows";
import type { InstanceOwner } from "../instances/kept-settings";

const STATES: Readonly<Record<string, string>> = { open: "open", connecting: "connecting", close: "close" };

/** Its server only speaks of changes, so the state it is found in is put in the same words. */
export async function tellState(
  env: Env,
  { tenantId, mode, id }: InstanceOwner,
  { instance, row }: { instance: LedgerInstance; row: InstanceRow },
): Promise<void> {
  const state = STATES[row.connectionStatus ?? ""];
  if (!state) return;
  const { ownerJid: wuid, profileName, profilePicUrl: profilePictureUrl } = row;
  const data = { instance: instance.upstreamName, state, wuid, profileName, profilePictureUrl };
  const now = Date.now();
  const text = JSON.stringify({
    event: "connection.update",
    instance: instance.upstreamName,
    data,
    date_time: new Date(now).toISOString(),
    server_url: instance.server.url,
    apikey: null,
  });
  const reply = await env.INSTANCE.getByName(`${ledgerName(tenantId, mode)}:${id}`).ingest({
    owner: { tenantId, mode, instanceId: id },
    keyVersion: instance.keyVersion,
    hash: toHex(await sha256(text)),
    text,
    receivedAt: now,
  });
  if (!reply.ok) console.warn({ event: "adopted_state_unknown", instanceId: id, code: reply.code });
}
