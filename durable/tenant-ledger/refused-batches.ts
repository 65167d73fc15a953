import type { Db } from "../../db/client";
import type { LedgerTenant } from "../../lib/contract/tenant";
import { isUuid, uuidv7Time } from "../../lib/ids";
import type { Sql } from "../sql";
import type { RefusedUsage, RetriedUsage } from "./messages";
import { type OutboxRow, rowId } from "./outbox";
import { reasonOf } from "./reason-of";
import { type Refusal, recordRows } from "./record-rows";

/**
 * Usage that Postgres refuses for what it says: kept out of the way of the rest, and on no bill, until an operator has it
 * offered again. Postgres knows event ids, so that offering counts nothing twice.
 */

/** Noted for operators after it is kept: should the note fail, the rows are still in the outbox and come here again. */
export async function setAside(
  db: Db,
  { sql, tenant, refusals }: { sql: Sql; tenant: LedgerTenant; refusals: readonly Refusal[] },
): Promise<void> {
  const [first] = refusals;
  if (!first) return;
  for (const { row, reason } of refusals) {
    sql.run("INSERT OR REPLACE INTO refused_batches VALUES (?, ?, ?)", row.isolate, row.sequence, row.payload);
    console.error({ event: "usage_refused", tenantId: tenant.tenantId, batch: rowId(row), reason });
  }
  const { noteRefusedUsage } = await import("../../db/queries/refused-usage");
  await noteRefusedUsage(db, tenant, first.reason);
}

/** What is set aside, in figures. */
export function readRefused(sql: Sql): RefusedUsage {
  const [row] = sql.run<{ batches: number; calls: number; units: number; first: string | null }>(
    `SELECT (SELECT count(*) FROM refused_batches) AS batches, count(*) AS calls,
            coalesce(sum(json_extract(event.value, '$.units')), 0) AS units,
            min(json_extract(event.value, '$.id')) AS first
       FROM refused_batches, json_each(refused_batches.payload) AS event`,
  );
  const { batches, calls, units, first } = row ?? { batches: 0, calls: 0, units: 0, first: null };
  return { batches, calls, units, oldestAt: first !== null && isUuid(first) ? uuidv7Time(first) : null };
}

/** Offers all of it again: what is taken is forgotten here. Null when Postgres does not answer; nothing is lost by that. */
export async function retryRefused({ sql, env, tenant }: Ledger): Promise<RetriedUsage | null> {
  const { connect } = await import("../../db/client");
  try {
    return await offerAll(connect(env), { sql, tenant });
  } catch (error) {
    console.warn({ event: "outbox_waits", tenantId: tenant.tenantId, error: reasonOf(error) });
    return null;
  }
}

interface Ledger {
  sql: Sql;
  env: Env;
  tenant: LedgerTenant;
}

async function offerAll(db: Db, { sql, tenant }: Omit<Ledger, "env">): Promise<RetriedUsage> {
  const ids = sql.run<{ isolate: string; sequence: number }>(
    "SELECT isolate, sequence FROM refused_batches ORDER BY isolate, sequence",
  );
  let recorded = 0;
  let reason: string | null = null;
  for (let start = 0; start < ids.length; start += ROWS_PER_STATEMENT) {
    const rows = ids.slice(start, start + ROWS_PER_STATEMENT).flatMap((id) => readRow(sql, id));
    const refusals = await recordRows(db, tenant, rows);
    const refused = new Set(refusals.map(({ row }) => row));
    const taken = rows.filter((row) => !refused.has(row));
    for (const { isolate, sequence } of taken) {
      sql.run("DELETE FROM refused_batches WHERE isolate = ? AND sequence = ?", isolate, sequence);
    }
    recorded += taken.length;
    reason = refusals[0]?.reason ?? reason;
  }
  return { recorded, left: readRefused(sql).batches, reason };
}

const readRow = (sql: Sql, { isolate, sequence }: Pick<OutboxRow, "isolate" | "sequence">) =>
  sql.run<{ isolate: string; sequence: number; payload: string }>(
    "SELECT * FROM refused_batches WHERE isolate = ? AND sequence = ?",
    isolate,
    sequence,
  );

const ROWS_PER_STATEMENT = 8;
