import type { Db } from "../../db/client";
import type { LedgerTenant } from "../../lib/contract/tenant";
import { isRefusal, sqlState } from "../sql-state";
import type { OutboxRow } from "./outbox";

/** What Postgres will not take as it is, and its SQLSTATE. */
export interface Refusal {
  row: OutboxRow;
  reason: string;
}

/** All rows in one statement. If Postgres refuses what they say, one by one, so that a bad row holds up no other. */
export async function recordRows(
  db: Db,
  { tenantId, mode }: LedgerTenant,
  rows: readonly OutboxRow[],
): Promise<Refusal[]> {
  const { recordPayloads } = await import("../../db/queries/usage");
  const record = (some: readonly OutboxRow[]) =>
    recordPayloads(db, { tenantId, mode, payloads: some.map(({ payload }) => payload) });
  if (rows.length === 0) return [];
  try {
    await record(rows);
    return [];
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  const refusals: Refusal[] = [];
  for (const row of rows) {
    await record([row]).catch((cause: unknown) => {
      if (!isRefusal(cause)) throw cause;
      refusals.push({ row, reason: sqlState(cause) ?? "" });
    });
  }
  return refusals;
}
