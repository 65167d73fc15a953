import type { AppEnv } from "../env";
import type { TenantContext } from "../services/context";

/** What handlers of `/api` find in `c.var`. `tenantId` is empty where the path names no tenant. */
export type ApiEnv = AppEnv & { Variables: TenantContext };
