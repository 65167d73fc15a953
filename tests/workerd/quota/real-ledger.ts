import { evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { connect } from "../../../db/client";
import { sumRawUsage, sumUsage } from "../../../db/queries/usage-sums";
import type { LedgerTenant } from "../../../lib/contract/tenant";
import type { Ledger } from "./ledger";
import { withPostgres } from "./postgres";

/** The deployed object, called as isolates call it, with the deployed outbox on its way to a real Postgres. */
export function realLedger({ tenantId, mode }: LedgerTenant): Ledger {
  const stub = env.LEDGER.getByName(`${tenantId}:${mode}`);
  const db = connect(env);
  return {
    provision: (tenant) => stub.provision(tenant),
    sync: (request) => stub.sync(request),
    books: () => stub.books(),
    deliver: (state) => withPostgres(state, () => runAlarms(stub, state === "up" ? MOST_ALARMS : 1)),
    evict: async () => {
      await stub.counters();
      await evictDurableObject(stub);
    },
    delivered: async () => {
      const [raw, rolledUp] = await Promise.all([
        sumRawUsage(db, tenantId, { mode }),
        sumUsage(db, tenantId, { mode }),
      ]);
      expect(rolledUp).toEqual(raw);
      return raw.units;
    },
  };
}

async function runAlarms(stub: DurableObjectStub, most: number): Promise<void> {
  for (let run = 0; run < most; run++) if (!(await runDurableObjectAlarm(stub))) return;
}

/** More than one outbox needs, fewer than one that never gets empty. */
const MOST_ALARMS = 50;
