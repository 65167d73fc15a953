import type { MetaConnection } from "../../../lib/contract/meta";
import { ledgerName } from "../../../lib/ledger-name";
import { mintMetaToken, verifyWordOf } from "../../../lib/meta-token";
import { Problem } from "../../../lib/problem";
import { config } from "../../env";
import { appKey, writeApp } from "../../meta/app-document";
import { fromLedger } from "../../v1/call";
import { audit } from "../audit/audit";
import type { TenantContext } from "../context";
import { getOwnInstance } from "../instances/find-own";
import { readPhoneNumberId } from "./read-phone-number-id";

/**
 * Keeps the secret of the Meta app behind a WHATSAPP-BUSINESS instance, sealed, and says what to enter in Meta's console. Which
 * number it is, the server says, not the tenant: nobody can have events of a number that is not theirs passed on.
 */
export async function connectMeta(
  ctx: TenantContext,
  { instanceId, appSecret }: { instanceId: string; appSecret: string },
): Promise<MetaConnection> {
  const { env, tenantId } = ctx;
  const { row, instance } = await getOwnInstance(ctx, instanceId);
  const owner = { tenantId, mode: row.mode, instanceId };
  if (instance.integration !== "WHATSAPP-BUSINESS") {
    throw new Problem("conflict", "Only instances of WhatsApp Business are connected to an app of Meta's.");
  }
  const phoneNumberId = await readPhoneNumberId(env, instance);
  const ledger = env.LEDGER.getByName(ledgerName(tenantId, row.mode));
  await fromLedger(ledger.putDocument(appKey(owner), await writeApp(owner, { phoneNumberId, appSecret })));
  await audit(ctx, { action: "instance.meta", target: instanceId, after: { phoneNumberId } });
  const token = await mintMetaToken(config.keySecrets, owner);
  const verifyToken = await verifyWordOf(config.keySecrets, token);
  return { callbackUrl: `${config.publicUrl}/meta/${token}`, verifyToken, phoneNumberId };
}
