export { SandboxInstance } from "../durable/sandbox-instance/sandbox-instance";
export { SendGuard } from "../durable/send-guard/send-guard";
export { TenantLedger } from "../durable/tenant-ledger/tenant-ledger";
import { app } from "./app";

export default app;
