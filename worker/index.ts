export { InstanceState } from "../durable/instance-state/instance-state";
export { SandboxInstance } from "../durable/sandbox-instance/sandbox-instance";
export { SendGuard } from "../durable/send-guard/send-guard";
export { TenantLedger } from "../durable/tenant-ledger/tenant-ledger";
export { WebhookOutbox } from "../durable/webhook-outbox/webhook-outbox";

import { app } from "./app";
import { keepHouse } from "./keep-house";

export default {
  fetch: app.fetch,
  scheduled: (_controller, env) => keepHouse(env),
} satisfies ExportedHandler<Env>;
