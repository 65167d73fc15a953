import { markInstanceDeleted } from "../../../db/queries/instances";
import { stateName } from "../../../durable/instance-state/messages";
import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { describeError } from "../../../lib/describe-error";
import { ledgerName } from "../../../lib/ledger-name";
import { config } from "../../env";
import { askInstance } from "../../evolution/instance-door";
import type { TenantContext } from "../context";
import type { FoundWebhook } from "./capture-upstream";

/** As it was before. Each part is tried, whatever becomes of the others. */
export async function undoAdoption(
  ctx: TenantContext,
  instance: LedgerInstance,
  webhook: FoundWebhook | null,
): Promise<void> {
  const { db, env, tenantId } = ctx;
  const ledger = ledgerName(tenantId, "live");
  const steps = [
    () => askInstance(env, instance, { method: "POST", path: "/webhook/set", body: { webhook: restored(webhook) } }),
    () => env.LEDGER.getByName(ledger).dropInstance(instance.id),
    () => env.INSTANCE.getByName(stateName(ledger, instance.id)).erase(),
    () => markInstanceDeleted(db, tenantId, { id: instance.id, at: new Date() }),
  ];
  for (const step of steps) {
    await step().catch((error: unknown) =>
      console.error({ event: "adoption_not_undone", instanceId: instance.id, error: describeError(error) }),
    );
  }
}

/** In the words of `webhook/set`, which are not those of `webhook/find`. One that is off needs an address all the same. */
function restored(webhook: FoundWebhook | null) {
  if (!webhook) return { enabled: false, url: config.publicUrl, byEvents: false, base64: false, events: [] };
  const { url, enabled, events, headers, webhookByEvents, webhookBase64 } = webhook;
  return {
    url,
    enabled,
    events,
    headers: headers ?? {},
    byEvents: webhookByEvents ?? false,
    base64: webhookBase64 ?? false,
  };
}
