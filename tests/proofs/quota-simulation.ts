import type { Proof } from "./proof.ts";
import { runInWorkerd } from "./run-in-workerd.ts";

/** Simulated isolates over the deployed rules and the real SQL. The seeds are its own. */
export const quotaSimulation: Proof = {
  name: "Quota simulation",
  promise:
    "Simulated isolates, losses and crashes: never a unit too many, and each broken rule of the leases is found out.",
  run: (size, _seed, log) => {
    const full = { PROVE: "1", VITE_QUOTA_SEEDS: "5000" };
    return runInWorkerd("tests/workerd/quota", { variables: size === "full" ? full : {}, log });
  },
};
