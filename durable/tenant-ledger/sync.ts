import type { LedgerTenant } from "../../lib/contract/tenant";
import type { Sql } from "../sql";
import { grant, quotaState, settle, updateLease } from "./books";
import type { SentMessages } from "./bot-sends";
import type { SyncReply, SyncRequest } from "./messages";
import { insertBatch } from "./outbox";

interface Synced extends Pick<SyncReply, "granted" | "quota"> {
  /** Usage that Postgres is to hear of. */
  isNews: boolean;
}

/** Hears usage and reports, then grants: what comes back can be granted again at once. */
export function takeSync(
  sql: Sql,
  tenant: LedgerTenant,
  { request, sent, now }: { request: SyncRequest; sent: SentMessages; now: number },
): Synced {
  const { isolate, batch, leases, wants } = request;
  const isNews = batch !== undefined && insertBatch(sql, isolate, batch);
  if (isNews) sent.hear(batch.payload, now);
  const spent = isNews ? settle(sql, batch.spent) : new Map<string, number>();
  const reports = new Map(leases.map((report) => [report.id, report]));
  for (const id of new Set([...spent.keys(), ...reports.keys()])) {
    const { returned = 0, closed = false } = reports.get(id) ?? {};
    updateLease(sql, id, { spent: spent.get(id) ?? 0, returned, closed });
  }
  const granted = wants.flatMap((want) => grant(sql, tenant, { ...want, now }) ?? []);
  const kinds = new Set(wants.map(({ kind }) => kind));
  return { granted, quota: Array.from(kinds, (kind) => quotaState(sql, tenant, { kind, now })), isNews };
}
