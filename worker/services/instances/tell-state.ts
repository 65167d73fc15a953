import { stateName } from "../../../durable/instance-state/messages";
import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { describeError } from "../../../lib/describe-error";
import { sha256, toHex } from "../../../lib/encoding";
import { ledgerName } from "../../../lib/ledger-name";
import type { InstanceOwner } from "./kept-settings";

/** An instance as its server has it, in the words of `fetchInstances`. */
export interface FoundState {
  connectionStatus?: string | null;
  disconnectionReasonCode?: number | null;
  ownerJid?: string | null;
  profileName?: string | null;
  profilePicUrl?: string | null;
}

const STATES: ReadonlySet<string> = new Set(["open", "connecting", "close"]);

/** Servers only speak of changes. A state that was found is put in the same words; `at` is when it was asked for. */
export async function tellState(
  env: Env,
  { tenantId, mode, id }: InstanceOwner,
  { instance, found, at = Date.now() }: { instance: LedgerInstance; found: FoundState; at?: number },
): Promise<void> {
  const { connectionStatus: state, ownerJid: wuid, profileName, profilePicUrl: profilePictureUrl } = found;
  if (!state || !STATES.has(state)) return;
  const reason = state === "close" ? { statusReason: found.disconnectionReasonCode } : {};
  const data = { instance: instance.upstreamName, state, ...reason, wuid, profileName, profilePictureUrl };
  const text = JSON.stringify({
    event: "connection.update",
    instance: instance.upstreamName,
    data,
    date_time: new Date(at).toISOString(),
    server_url: instance.server.url,
    apikey: null,
  });
  const reply = await env.INSTANCE.getByName(stateName(ledgerName(tenantId, mode), id)).ingest({
    owner: { tenantId, mode, instanceId: id },
    keyVersion: instance.keyVersion,
    hash: toHex(await sha256(text)),
    text,
    receivedAt: at,
  });
  if (!reply.ok) console.warn({ event: "found_state_unknown", instanceId: id, code: reply.code });
}

/**
 * Of an instance that was just made. What has no phone to pair, such as a number of Meta's, is open from the beginning, and its
 * server never says so. Where this fails, the comparison with servers makes up for it.
 */
export async function tellIfOpen(
  env: Env,
  owner: InstanceOwner,
  { instance, status }: { instance: LedgerInstance; status: string | undefined },
): Promise<void> {
  if (status !== "open") return;
  await tellState(env, owner, { instance, found: { connectionStatus: status } }).catch((error: unknown) => {
    console.warn({ event: "found_state_untold", instanceId: owner.id, error: describeError(error) });
  });
}
