/**
 * Modules that the worker imports when they are first needed. In the deployed bundle that takes no I/O; here it fetches
 * files, and of two requests that wait for one import the second would be taken for hung.
 */
const lazy = import.meta.glob([
  "../../worker/{doors,billing-door,bot-door,keep-house}.ts",
  "../../worker/{auth,mail,payments,reference,dev-inbox,webhooks}/**/*.ts",
  "../../worker/services/**/*.ts",
  "../../db/{client,queries/*}.ts",
  "../../lib/phone-number.ts",
  "!../../**/*.test.ts",
  "!../../**/*.fixture.ts",
]);

await Promise.all(Object.values(lazy).map((load) => load()));
