import type { Sql } from "../../../durable/sql";
import { forgetOld, quotaState, readBooks } from "../../../durable/tenant-ledger/books";
import type { Books, SyncReply, SyncRequest } from "../../../durable/tenant-ledger/messages";
import { type Delivered, nextRows } from "../../../durable/tenant-ledger/outbox";
import { applyPlan } from "../../../durable/tenant-ledger/windows";
import type { LedgerTenant } from "../../../lib/contract/tenant";
import type { UsageEvent } from "../../../lib/usage-event";
import type { Rules } from "./rules";

/** What a simulated world can do with a ledger: the store behind replaceable rules, or a real object. */
export interface Ledger {
  provision(tenant: LedgerTenant): Promise<void> | void;
  sync(request: SyncRequest): Promise<SyncReply> | SyncReply;
  books(at: number): Promise<Books[]> | Books[];
  /** Brings Postgres up to date; the answer of a write that happened may be lost. */
  deliver(postgres: "up" | "down" | "answer lost"): Promise<void> | void;
  evict(): Promise<void> | void;
  /** Units that Postgres has, each event once. */
  delivered(): Promise<number> | number;
}

const TABLES = ["tenant", "keys", "instances", "instance_documents", "windows", "leases", "outbox", "instance_changes"];

/** The methods of `TenantLedger` over its own SQL, with the rules it is given. */
export function openLedger(sql: Sql, rules: Rules): Ledger {
  for (const table of TABLES) sql.run(`DELETE FROM ${table}`);
  const memory = { tenant: undefined as LedgerTenant | undefined, delivered: new Map() as Delivered };
  const postgres = new Map<string, UsageEvent>();

  return {
    provision(tenant) {
      memory.tenant = tenant;
      applyPlan(sql, tenant, Date.now());
    },

    sync({ isolate, batch, leases, wants }) {
      const { tenant } = memory;
      if (!tenant) return { granted: [], quota: [], burstShare: 1 };
      const now = Date.now();
      const isNew = batch !== undefined && rules.insertBatch(sql, isolate, batch);
      const spent = isNew ? rules.settle(sql, batch.spent) : new Map<string, number>();
      const reports = new Map(leases.map((report) => [report.id, report]));
      for (const id of new Set([...spent.keys(), ...reports.keys()])) {
        const { returned = 0, closed = false } = reports.get(id) ?? {};
        rules.updateLease(sql, id, { spent: spent.get(id) ?? 0, returned, closed });
      }
      const granted = wants.flatMap((want) => rules.grant(sql, tenant, { ...want, now }) ?? []);
      const kinds = new Set(wants.map(({ kind }) => kind));
      return { granted, quota: Array.from(kinds, (kind) => quotaState(sql, tenant, { kind, now })), burstShare: 1 };
    },

    books: (at) => readBooks(sql, at),

    deliver(state) {
      forgetOld(sql, Date.now());
      for (let rows = nextRows(sql, memory.delivered); rows.length > 0; rows = nextRows(sql, memory.delivered)) {
        if (state === "down") return;
        const events = rows.flatMap(({ payload }) => JSON.parse(payload) as UsageEvent[]);
        for (const event of events) postgres.set(event.id, event);
        if (state === "answer lost") return;
        rules.forgetRows(sql, rows, { delivered: memory.delivered, now: Date.now() });
      }
    },

    evict() {
      memory.delivered = new Map();
      rules.evicted(sql);
    },

    delivered: () => [...postgres.values()].reduce((sum, { units }) => sum + units, 0),
  };
}
