import type { AppEnv } from "../env";
import type { ServiceContext } from "../services/context";

/** What handlers of `/api` find in `c.var`. */
export type ApiEnv = AppEnv & { Variables: ServiceContext };
