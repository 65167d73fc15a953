import { setTimeout as wait } from "node:timers/promises";
import { OPEN_PLAN } from "../gateway/database.ts";
import type { Gateway } from "../gateway/start.ts";
import { expectOnlyCreated, generate } from "../load/generate.ts";
import type { Stage } from "../stage.ts";

/** What the ledger did for a thousand calls at one rate. */
export interface Operations {
  callsPerSecond: number;
  ledgerCallsPer1000: number;
  rowsWrittenPer1000: number;
}

const WARM_UP_SECONDS = 2;

/**
 * Counts the ledger's calls and written rows for one tenant at a low and at a high steady rate.
 * Everything that follows from the calls counts: leases, settling, the outbox and its alarms.
 */
export async function countOperations(stage: Stage, gateway: Gateway): Promise<Operations[]> {
  const quick = [{ rate: 50, seconds: 8 }];
  const thorough = [
    { rate: 50, seconds: 30 },
    { rate: 500, seconds: 20 },
  ];
  const counted: Operations[] = [];
  for (const load of stage.quick ? quick : thorough) counted.push(await countAt(stage, gateway, load));
  return counted;
}

/** Counts between two instants of one load: what the first has not caught up with, the second has not either. */
async function countAt(stage: Stage, { management }: Gateway, { rate, seconds }: { rate: number; seconds: number }) {
  const { id, target } = await management.registerTenant(OPEN_PLAN);
  // Reading the counters is not counted itself.
  const read = async () => ({ ...(await management.ledger(id)).counters, sends: await stage.upstream.sends() });
  const pace = { rate, seconds: seconds + 1, warmUpSeconds: WARM_UP_SECONDS, connections: 16, spin: false };
  const load = generate({ kind: "open", target, ...pace }, stage.site);
  await wait(WARM_UP_SECONDS * 1000);
  const before = await read();
  await wait(seconds * 1000);
  const after = await read();
  expectOnlyCreated(await load, target);
  const per1000 = 1000 / (after.sends - before.sends);
  return {
    callsPerSecond: rate,
    ledgerCallsPer1000: (after.calls - before.calls) * per1000,
    rowsWrittenPer1000: (after.rowsWritten - before.rowsWritten) * per1000,
  };
}
