import { runInWorkerd } from "../tests/proofs/run-in-workerd.ts";

/** `npm run simulate`: ten thousand tenants' traffic on the deployed rules of leases, books and outbox; docs/scale.md reads it. */
const { figures, violations } = await runInWorkerd("tests/workerd/scale", {
  variables: { VITE_SCALE_FULL: "1" },
  log: () => {},
});
for (const [label, value] of Object.entries(figures)) console.log(`${label.padEnd(28)} ${value.toLocaleString("en")}`);
for (const violation of violations) console.error(`✗ ${violation}`);
process.exitCode = violations.length === 0 ? 0 : 1;
