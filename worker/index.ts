export { InstanceState } from "../durable/instance-state/instance-state";
export { LiveFeed } from "../durable/live-feed/live-feed";
export { SandboxInstance } from "../durable/sandbox-instance/sandbox-instance";
export { SendGuard } from "../durable/send-guard/send-guard";
export { SendQueue } from "../durable/send-queue/send-queue";
export { ServerDirectory } from "../durable/server-directory/server-directory";
export { TenantLedger } from "../durable/tenant-ledger/tenant-ledger";
export { WebhookOutbox } from "../durable/webhook-outbox/webhook-outbox";
export { BillingDoor } from "./billing-door";
export { BotDoor } from "./bot-door";
export { Dashboard } from "./dashboard-door";
export { PacingDoor } from "./pacing-door";
export { UpstreamDoor } from "./webhooks/upstream-door";

import { app } from "./app";
import { keepHouse } from "./keep-house";

export default {
  fetch: app.fetch,
  scheduled: ({ scheduledTime }, env) => keepHouse(env, scheduledTime),
} satisfies ExportedHandler<Env>;
