import type { Db } from "../../db/client";

/** What a service works with. It knows nothing of HTTP. */
export interface ServiceContext {
  db: Db;
  env: Env;
}
