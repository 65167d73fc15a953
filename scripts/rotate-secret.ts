import { callGateway, fail, findGateway } from "./gateway.ts";
import { readArguments } from "./read-arguments.ts";

/**
 * Seals everything that is stored sealed under the newest version of DATA_SECRETS, through the management API.
 * Against the local product it finds address and token by itself; elsewhere give ZAPIN_URL and ZAPIN_OPERATOR_TOKEN.
 */
const USAGE = `usage: npm run rotate-secret -- [--dry-run] [--cursor CURSOR]

 1. Add a version to DATA_SECRETS and keep the old one: "2:<base64url of 32 bytes>,1:<the old one>". Deploy.
 2. Run this until it says that everything is sealed anew. It may be stopped and run again at any time.
 3. Events that wait and answers that are kept are not sealed anew: they expire. Remove the old version when the
    longest time that a delivery is kept has passed, at the earliest after four days. Deploy.
A new version signs everybody out of the dashboard.`;

interface Step {
  version: number;
  place: string;
  resealed: number;
  current: number;
  unreadable: number;
  nextCursor: string | null;
}

const { values } = readArguments(USAGE, {
  options: {
    "dry-run": { type: "boolean", default: false },
    cursor: { type: "string" },
  },
});

async function main(): Promise<void> {
  const gateway = findGateway();
  const dryRun = values["dry-run"];
  const total = { resealed: 0, current: 0, unreadable: 0 };
  let cursor: string | null = values.cursor ?? null;
  let version = 0;
  do {
    const body = { dryRun, cursor };
    const step = (await callGateway(gateway, { method: "POST", path: "/operator/secrets/rotation", body })) as Step;
    for (const kind of ["resealed", "current", "unreadable"] as const) total[kind] += step[kind];
    version = step.version;
    console.log(`${step.place}: ${step.resealed} resealed, ${step.current} current, ${step.unreadable} unreadable`);
    cursor = step.nextCursor;
    if (cursor) console.log(`  next: --cursor ${cursor}`);
  } while (cursor !== null);

  console.log(`${dryRun ? "Would reseal" : "Resealed"} ${total.resealed} under version ${version}.`);
  if (total.unreadable > 0) fail(`${total.unreadable} cannot be opened: is a version missing from DATA_SECRETS?`);
  if (!dryRun) console.log(`Everything is sealed with version ${version}. See --help for when the old one may go.`);
}

await main();
