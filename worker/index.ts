export { SandboxInstance } from "../durable/sandbox-instance/sandbox-instance";
export { SendGuard } from "../durable/send-guard/send-guard";
export { TenantLedger } from "../durable/tenant-ledger/tenant-ledger";
import { app } from "./app";
import { keepHouse } from "./keep-house";

export default {
  fetch: app.fetch,
  scheduled: (_controller, env) => keepHouse(env),
} satisfies ExportedHandler<Env>;
