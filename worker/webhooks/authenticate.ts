import type { Claim } from "../../durable/instance-state/messages";
import { Mode } from "../../lib/contract/tenant";
import { isUuid } from "../../lib/ids";
import { Problem } from "../../lib/problem";
import { INSTANCE_HEADER, SECRET_HEADER, verifyWebhookSecret } from "../../lib/webhook-secret";
import { config } from "../env";

/** One answer for every reason: a stranger learns nothing. */
export const notOurs = () => new Problem("unauthenticated", "This is not one of our webhooks.");

/** Which instance an event claims to be of, proved by arithmetic alone: nothing was read or asked. */
export async function authenticate(headers: Headers, tenantId: string): Promise<Claim> {
  const [modeText, instanceId = "", ...rest] = (headers.get(INSTANCE_HEADER) ?? "").split(".");
  const mode = Mode.safeParse(modeText).data;
  const secret = headers.get(SECRET_HEADER);
  if (!mode || rest.length > 0 || secret === null || !isUuid(tenantId) || !isUuid(instanceId)) throw notOurs();
  const owner = { tenantId, mode, instanceId };
  const keyVersion = await verifyWebhookSecret(config.keySecrets, owner, secret);
  if (keyVersion === undefined) throw notOurs();
  return { owner, keyVersion };
}
