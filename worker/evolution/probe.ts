import {
  deriveWebhookSecret,
  INSTANCE_HEADER,
  SECRET_HEADER,
  verifyWebhookSecret,
  type WebhookOwner,
} from "../../lib/webhook-secret";
import { config } from "../env";

/** Where a server shall call to prove that it can reach us. */
export const probeUrl = (probeId: string) => `${config.publicUrl}/webhooks/probe/${probeId}`;

/** A probe is authenticated as an instance of that id would be. */
const ownerOf = (probeId: string): WebhookOwner => ({ tenantId: probeId, mode: "live", instanceId: probeId });

export async function probeHeaders(probeId: string): Promise<Record<string, string>> {
  const secret = await deriveWebhookSecret(config.keySecrets, { ...ownerOf(probeId), version: 1 });
  return { [INSTANCE_HEADER]: `live.${probeId}`, [SECRET_HEADER]: secret };
}

/** Whether these are the headers that we gave to this probe. */
export async function isProbe(headers: Headers, probeId: string): Promise<boolean> {
  if (headers.get(INSTANCE_HEADER) !== `live.${probeId}`) return false;
  const secret = headers.get(SECRET_HEADER) ?? "";
  return (await verifyWebhookSecret(config.keySecrets, ownerOf(probeId), secret)) !== undefined;
}
