import * as z from "zod";
import { open, seal } from "../../lib/seal";
import { metaAppContext } from "../../lib/seal-contexts";
import type { WebhookOwner } from "../../lib/webhook-secret";
import { config } from "../env";

/** The Meta app behind a WHATSAPP-BUSINESS instance, as its ledger keeps it. */
const AppDocument = z.object({
  /** Meta's id of the number; its events name it. */
  phoneNumberId: z.string(),
  /** Sealed. */
  appSecret: z.string(),
});

export interface MetaApp {
  phoneNumberId: string;
  appSecret: string;
}

/** Key of the document in the ledger. */
export const appKey = ({ instanceId }: WebhookOwner) => ({ instanceId, kind: "meta", id: "meta" });

export async function writeApp(owner: WebhookOwner, { phoneNumberId, appSecret }: MetaApp): Promise<string> {
  return JSON.stringify({
    phoneNumberId,
    appSecret: await seal(config.dataSecrets, appSecret, metaAppContext(owner.instanceId)),
  });
}

export async function readApp(owner: WebhookOwner, document: string): Promise<MetaApp> {
  const { phoneNumberId, appSecret } = AppDocument.parse(JSON.parse(document));
  return { phoneNumberId, appSecret: await open(config.dataSecrets, appSecret, metaAppContext(owner.instanceId)) };
}
