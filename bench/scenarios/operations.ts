import { setTimeout as wait } from "node:timers/promises";
import type { Gateway } from "../gateway/start.ts";
import { expectOnlyCreated, generate } from "../load/generate.ts";
import type { Stage } from "../stage.ts";

/** What the ledger did for a thousand calls at one rate. */
export interface Operations {
  callsPerSecond: number;
  ledgerCallsPer1000: number;
  rowsWrittenPer1000: number;
}

/** Long enough for the last isolate to settle and for the ledger to hand its usage to Postgres. */
const SETTLE_MS = 6_000;

/**
 * Counts the ledger's calls and written rows for one tenant at a low and at a high rate.
 * Everything that follows from the calls counts: leases, settling, the outbox and its alarms.
 */
export async function countOperations(stage: Stage, gateway: Gateway): Promise<Operations[]> {
  const loads = stage.quick
    ? [{ rate: 50, seconds: 8 }]
    : [
        { rate: 50, seconds: 30 },
        { rate: 500, seconds: 20 },
      ];
  const counted: Operations[] = [];
  await wait(SETTLE_MS); // what earlier scenarios left behind is not this load's
  for (const { rate, seconds } of loads) {
    const before = await readCounters(gateway);
    const { target } = gateway.system;
    const pace = { rate, seconds, warmUpSeconds: 0, connections: 16, spin: false };
    const outcome = await generate({ kind: "open", target, ...pace }, stage.site);
    expectOnlyCreated(outcome, target);
    await wait(SETTLE_MS);
    const after = await readCounters(gateway);
    const per1000 = 1000 / outcome.requests;
    counted.push({
      callsPerSecond: rate,
      ledgerCallsPer1000: (after.calls - before.calls - after.ownCalls) * per1000,
      rowsWrittenPer1000: (after.rowsWritten - before.rowsWritten) * per1000,
    });
  }
  return counted;
}

/** Reading may itself count as a call: two readings in a row tell. */
async function readCounters({ management, tenantId }: Gateway) {
  const first = await management.ledger(tenantId);
  const second = await management.ledger(tenantId);
  const ownCalls = second.counters.calls - first.counters.calls;
  return { calls: second.counters.calls, rowsWritten: second.counters.rowsWritten, ownCalls: 2 * ownCalls };
}
