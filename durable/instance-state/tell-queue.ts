import { describeError } from "../../lib/describe-error";
import { ledgerName } from "../../lib/ledger-name";
import type { WebhookOwner } from "../../lib/webhook-secret";
import { queueName } from "../send-queue/messages";

/** The number is connected again: what waits for that need not wait for the queue's next look. Never throws. */
export async function tellQueue(env: Env, { tenantId, mode, instanceId }: WebhookOwner): Promise<void> {
  const queue = env.QUEUE.getByName(queueName(ledgerName(tenantId, mode), instanceId));
  await queue.refresh().catch((error: unknown) => {
    console.warn({ event: "queue_not_told", instanceId, error: describeError(error) });
  });
}
