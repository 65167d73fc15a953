import type { PGlite } from "@electric-sql/pglite";
import type { Books, Mode, Operator } from "./operator.ts";

/** One ledger: a tenant in one mode. */
export interface Account {
  tenantId: string;
  mode: Mode;
}

/** The four figures that must agree, of one kind in one billing period. */
export interface Line extends Account, Pick<Books, "kind" | "windowStart" | "limit" | "granted" | "settled"> {
  raw: number;
  rollups: number;
}

export interface Ledgers {
  postgres: PGlite;
  operator: Operator;
  accounts: readonly Account[];
}

export async function readAccounts({ postgres, operator, accounts }: Ledgers): Promise<Line[]> {
  const [raw, rollups] = [await sumUnits(postgres, "usage_events"), await sumUnits(postgres, "usage_hourly")];
  const perAccount = await Promise.all(
    accounts.map(async ({ tenantId, mode }) => {
      const books = await operator.books(tenantId, mode);
      return books.map(({ kind, windowStart, limit, granted, settled }) => {
        const key = lineKey(tenantId, mode, { kind, windowStart });
        const sums = { raw: raw.get(key) ?? 0, rollups: rollups.get(key) ?? 0 };
        return { tenantId, mode, kind, windowStart, limit, granted, settled, ...sums };
      });
    }),
  );
  return perAccount.flat();
}

/** Lines where `settled = rollups = raw ≤ granted ≤ limit` does not hold. */
export const brokenLines = (lines: readonly Line[]): Line[] =>
  lines.filter(({ raw, rollups, settled, granted, limit }) => {
    const agree = settled === rollups && rollups === raw;
    return !agree || settled > granted || granted > limit;
  });

async function sumUnits(postgres: PGlite, table: "usage_events" | "usage_hourly"): Promise<Map<string, number>> {
  const { rows } = await postgres.query<{ tenant_id: string; mode: Mode; kind: string; start: number; units: number }>(
    `select tenant_id, mode, kind, (extract(epoch from window_start) * 1000)::float8 as start, sum(units)::float8 as units
       from ${table} where units > 0 group by 1, 2, 3, 4`,
  );
  return new Map(
    rows.map(({ tenant_id, mode, kind, start, units }) => [
      lineKey(tenant_id, mode, { kind, windowStart: start }),
      units,
    ]),
  );
}

const lineKey = (tenantId: string, mode: Mode, { kind, windowStart }: Pick<Books, "kind" | "windowStart">) =>
  `${tenantId} ${mode} ${kind} ${windowStart}`;

/** Ids of the usage events that Postgres has, each as often as it is there. */
export async function readEventIds(postgres: PGlite): Promise<string[]> {
  const { rows } = await postgres.query<{ id: string }>("select id from usage_events");
  return rows.map(({ id }) => id);
}
