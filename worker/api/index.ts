import { connectDatabase } from "../middleware/connect-database";
import { audit } from "./audit";
import { billing } from "./billing";
import { botSettings } from "./bot-settings";
import { botTools } from "./bot-tools";
import { bots } from "./bots";
import { deliveries } from "./deliveries";
import { endpoints } from "./endpoints";
import { erasure } from "./erasure";
import { tenantExport } from "./export";
import { instanceConnection } from "./instance-connection";
import { instances } from "./instances";
import { invitations } from "./invitations";
import { keys } from "./keys";
import { liveTickets } from "./live";
import { me } from "./me";
import { members } from "./members";
import { messages } from "./messages";
import { metaApps } from "./meta";
import { newApi } from "./new-api";
import { operatorBilling } from "./operator-billing";
import { operatorCosts } from "./operator-costs";
import { operatorHealth } from "./operator-health";
import { operatorImpersonation } from "./operator-impersonation";
import { operatorInvoices } from "./operator-invoices";
import { operatorLedgers } from "./operator-ledgers";
import { operatorPlans } from "./operator-plans";
import { operatorSecrets } from "./operator-secrets";
import { operatorSeller } from "./operator-seller";
import { operatorTenants } from "./operator-tenants";
import { operatorUsers } from "./operator-users";
import { overview } from "./overview";
import { pacing } from "./pacing";
import { requests } from "./requests";
import { sandbox } from "./sandbox";
import { servers } from "./servers";
import { share } from "./share";
import { tenants } from "./tenants";
import { usage } from "./usage";

/** Puts resources together. Kept apart from the chain below: `use` would lose its type. */
const root = newApi();
root.use(connectDatabase);

/** The management API. Each resource is a file beside this one; each of its routes names who may call it. */
export const api = root
  .route("/", endpoints)
  .route("/", deliveries)
  .route("/", keys)
  .route("/", instances)
  .route("/", instanceConnection)
  .route("/", pacing)
  .route("/", bots)
  .route("/", botSettings)
  .route("/", botTools)
  .route("/", share)
  .route("/", sandbox)
  .route("/", overview)
  .route("/", servers)
  .route("/", tenants)
  .route("/", usage)
  .route("/", requests)
  .route("/", messages)
  .route("/", liveTickets)
  .route("/", metaApps)
  .route("/", audit)
  .route("/", billing)
  .route("/", operatorTenants)
  .route("/", operatorImpersonation)
  .route("/", operatorPlans)
  .route("/", operatorBilling)
  .route("/", operatorInvoices)
  .route("/", operatorSeller)
  .route("/", operatorUsers)
  .route("/", operatorSecrets)
  .route("/", operatorLedgers)
  .route("/", operatorCosts)
  .route("/", operatorHealth)
  .route("/", erasure)
  .route("/", tenantExport)
  .route("/", me)
  .route("/", members)
  .route("/", invitations);

/** For `hc`: the dashboard's client is typed by this. */
export type Api = typeof api;
