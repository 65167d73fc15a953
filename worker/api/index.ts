import { Hono } from "hono";
import type { AppEnv } from "../env";
import { connectDatabase } from "../middleware/connect-database";
import { requireOperator } from "../middleware/require-operator";
import { keys } from "./keys";
import { ledger } from "./ledger";
import { servers } from "./servers";
import { tenants } from "./tenants";
import { users } from "./users";

/** The management API. Until tenants have accounts it belongs to the operator alone. */
export const api = new Hono<AppEnv>()
  .use(requireOperator)
  .use(connectDatabase)
  .route("/servers", servers)
  .route("/users", users)
  .route("/tenants", tenants)
  .route("/tenants/:tenantId/keys", keys)
  .route("/tenants/:tenantId/ledger", ledger);
