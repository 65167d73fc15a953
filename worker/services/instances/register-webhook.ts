import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import type { Mode } from "../../../lib/contract/tenant";
import { Problem } from "../../../lib/problem";
import { askInstance } from "../../evolution/instance-door";
import { webhookOf } from "./ask-create";

/** Makes our webhook the instance's one, with the secret of its present key version. */
export async function registerWebhook(
  env: Env,
  owner: { tenantId: string; mode: Mode },
  instance: LedgerInstance,
): Promise<void> {
  const body = { webhook: await webhookOf(owner, instance) };
  const { status } = await askInstance(env, instance, { method: "POST", path: "/webhook/set", body });
  if (status === 201) return;
  throw new Problem("upstream_failed", "WhatsApp's server did not take the webhook.", { cause: `answered ${status}` });
}
