import { recordPayloads } from "../../../db/queries/usage";
import type { Sql } from "../../../durable/sql";
import { grant, readBooks, settle, updateLease } from "../../../durable/tenant-ledger/books";
import { type Delivered, forgetRows, insertBatch, nextRows } from "../../../durable/tenant-ledger/outbox";
import { applyPlan } from "../../../durable/tenant-ledger/windows";
import type { LedgerTenant } from "../../../lib/contract/tenant";
import { uuidv7 } from "../../../lib/ids";
import type { UsageEvent } from "../../../lib/usage-event";
import { db } from "../../../worker/services/billing/billing.fixture";
import { packBatch } from "../../../worker/v1/pack-batch";

/** A tenant's ledger on simulated time: the deployed rules over its own SQL, told what time it is. */
export interface Customer {
  tenantId: string;
  sql: Sql;
  /** What its ledger was last told. */
  tenant: LedgerTenant | undefined;
  delivered: Delivered;
  sequence: number;
}

/** What the services reach as `env.LEDGER` while it is `now`. */
export function ledgersAt(customers: ReadonlyMap<string, Customer>, now: () => number): Env["LEDGER"] {
  const stub = (name: string) => {
    const customer = customers.get(name);
    return {
      books: async () => (customer ? readBooks(customer.sql, now()) : []),
      async provision(tenant: LedgerTenant) {
        if (!customer) return;
        customer.tenant = tenant;
        applyPlan(customer.sql, tenant, now());
      },
    };
  };
  return { getByName: stub, idFromName: (name: string) => name, get: stub } as unknown as Env["LEDGER"];
}

/** Spends up to `units` messages at this time, as far as the plan allows; says how many. */
export function spend(customer: Customer, { at, units }: { at: number; units: number }): number {
  const { sql, tenant } = customer;
  const id = uuidv7(at);
  const lease = tenant && grant(sql, tenant, { id, kind: "message_send", need: 1, wish: units, now: at });
  if (!lease) return 0;
  const event: UsageEvent = {
    id: uuidv7(at),
    keyId: KEY_ID,
    route: "POST /message/sendText/:instanceName",
    kind: "message_send",
    units: lease.units,
    outcome: "charged",
    status: 201,
    leaseId: lease.id,
    windowStart: lease.windowStart,
    upstreamMs: 5,
    totalMs: 6,
  };
  customer.sequence += 1;
  const batch = packBatch({ sequence: customer.sequence, events: [event] });
  insertBatch(sql, "isolate", batch);
  const spent = settle(sql, batch.spent);
  updateLease(sql, lease.id, { spent: spent.get(lease.id) ?? 0, returned: 0, closed: true });
  return lease.units;
}

/** Brings Postgres up to date; an answer that is lost makes the ledger say it again. */
export async function deliver({ sql, tenantId, delivered }: Customer, { answerLost }: { answerLost: boolean }) {
  for (let rows = nextRows(sql, delivered); rows.length > 0; rows = nextRows(sql, delivered)) {
    await recordPayloads(db, { tenantId, mode: "live", payloads: rows.map(({ payload }) => payload) });
    if (answerLost) return;
    forgetRows(sql, rows, { delivered, now: 0 });
  }
}

const KEY_ID = "018f0000-0000-7000-8000-000000000002";
