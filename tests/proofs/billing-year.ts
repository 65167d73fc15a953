import type { Proof } from "./proof.ts";
import { runInWorkerd } from "./run-in-workerd.ts";

/** A simulated year over the deployed services, the ledger's own rules and real SQL. */
export const billingYear: Proof = {
  name: "Billing year",
  promise:
    "Upgrades, downgrades, outages, payments told twice or forged: each unit billed once, each payment credited once.",
  run: (size, seed, log) => {
    const full = { VITE_BILLING_TENANTS: "1000", VITE_BILLING_SEED: String(seed) };
    return runInWorkerd("tests/workerd/billing", { variables: size === "full" ? full : {}, log });
  },
};
