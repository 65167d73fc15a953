import { connectDatabase } from "../middleware/connect-database";
import { keys } from "./keys";
import { ledger } from "./ledger";
import { newApi } from "./new-api";
import { servers } from "./servers";
import { tenants } from "./tenants";
import { users } from "./users";

/** Puts resources together. Kept apart from the chain below: `use` would lose its type. */
const root = newApi();
root.use(connectDatabase);

/** The management API. Each resource is a file beside this one; each of its routes names who may call it. */
export const api = root.route("/", keys).route("/", servers).route("/", users).route("/", tenants).route("/", ledger);

/** For `hc`: the dashboard's client is typed by this. */
export type Api = typeof api;
