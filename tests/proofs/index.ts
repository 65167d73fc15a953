import { billingYear } from "./billing-year.ts";
import { deliveries } from "./deliveries.ts";
import { kill } from "./kill.ts";
import { killWebhooks } from "./kill-webhooks.ts";
import { postgresOutage } from "./postgres-outage.ts";
import type { Proof } from "./proof.ts";
import { quotaSimulation } from "./quota-simulation.ts";

/** What `npm run prove` runs, in this order. */
export const PROOFS: readonly Proof[] = [quotaSimulation, postgresOutage, kill, killWebhooks, deliveries, billingYear];
