import type { NewWebhookEndpoint } from "../../db/schema/webhook-endpoints";
import { describeError } from "../../lib/describe-error";
import { ledgerName } from "../../lib/ledger-name";
import { parseSecrets } from "../../lib/secrets";
import type { Sql } from "../sql";
import { isRefusal } from "../sql-state";
import { documentKey, type EndpointDocument, openEndpoint } from "./endpoint";
import type { DisabledReason } from "./messages";
import { findEndpoint } from "./store";

/** What Postgres has yet to hear of this endpoint. */
export type PendingRecord =
  | { kind: "changed" }
  | { kind: "disabled"; reason: DisabledReason; at: number; noticeId: string }
  | { kind: "removed" };

export interface DueRecord {
  record: PendingRecord;
  due: number;
}

export function putRecord(sql: Sql, record: PendingRecord, due: number): void {
  sql.run("UPDATE endpoint SET record = ?, record_due = ?", JSON.stringify(record), due);
}

export function findRecord(sql: Sql): DueRecord | undefined {
  const query = "SELECT record, record_due AS due FROM endpoint WHERE record IS NOT NULL";
  const [row] = sql.run<{ record: string; due: number }>(query);
  return row && { record: JSON.parse(row.record) as PendingRecord, due: row.due };
}

export const isRemoved = (sql: Sql) => findRecord(sql)?.record.kind === "removed";

const LONGEST_WAIT_MS = 60_000;

/** Tries again after 2 s, 4 s and so on, up to a minute. */
export function postpone(sql: Sql, failures: number): void {
  const wait = Math.min(1_000 * 2 ** Math.min(failures, 6), LONGEST_WAIT_MS);
  sql.run("UPDATE endpoint SET record_due = ?", Date.now() + wait);
}

/** Unless something newer is to be told meanwhile. */
function forget(sql: Sql, record: PendingRecord): void {
  sql.run("UPDATE endpoint SET record = NULL, record_due = NULL WHERE record = ?", JSON.stringify(record));
}

/** What the ledger keeps is always our newest document: nobody else writes it. */
export async function tellLedger(env: Env, sql: Sql): Promise<void> {
  const stored = findEndpoint(sql);
  if (!stored) return;
  const { document } = stored;
  await ledgerOf(env, document).putDocument(documentKey(document), JSON.stringify(document));
}

export async function tellLedgerRemoved(env: Env, document: EndpointDocument): Promise<void> {
  await ledgerOf(env, document).deleteDocument(documentKey(document));
}

const ledgerOf = (env: Env, { tenantId, mode }: EndpointDocument) => env.LEDGER.getByName(ledgerName(tenantId, mode));

/** Tells what is due. `later`: Postgres could not be reached. `removed`: it has forgotten the endpoint, as it should. */
export async function tell(env: Env, sql: Sql): Promise<"done" | "later" | "removed"> {
  const pending = findRecord(sql);
  const stored = findEndpoint(sql);
  if (!pending || !stored || pending.due > Date.now()) return "done";
  const { record } = pending;
  try {
    if (record.kind === "disabled") await tellLedger(env, sql);
    await recordInPostgres(env, stored.document, record);
  } catch (error) {
    if (!isRefusal(error)) return "later";
    // The tenant is gone.
    console.warn({ event: "endpoint_not_recorded", id: stored.document.id, error: describeError(error) });
  }
  if (record.kind === "removed") return "removed";
  forget(sql, record);
  return "done";
}

/** Writes it to Postgres; saying it again changes nothing. Throws while Postgres is down. */
async function recordInPostgres(env: Env, document: EndpointDocument, record: PendingRecord): Promise<void> {
  const [{ connect }, queries, { noticeStatement }] = await Promise.all([
    import("../../db/client"),
    import("../../db/queries/webhook-endpoints"),
    import("../../db/queries/notices"),
  ]);
  const db = connect(env);
  const { id, tenantId, origin } = document;
  // Of a Pusher app Postgres keeps nothing; its owner is told all the same that it was switched off.
  if (origin === "pusher") {
    if (record.kind === "disabled") await noticeStatement(db, tenantId, noticeOf(document, record));
    return;
  }
  if (record.kind === "removed") {
    await queries.deleteEndpointStatement(db, tenantId, id);
    return;
  }
  const row = await rowOf(env, { ...document, origin });
  if (record.kind === "changed") {
    await queries.recordEndpointStatement(db, tenantId, row);
    return;
  }
  const disabled = { ...row, disabledReason: record.reason, disabledAt: new Date(record.at) };
  await db.batch([
    queries.recordEndpointStatement(db, tenantId, disabled),
    noticeStatement(db, tenantId, noticeOf(document, record)),
  ]);
}

function noticeOf({ id, url }: EndpointDocument, { noticeId, reason }: PendingRecord & { kind: "disabled" }) {
  return { id: noticeId, kind: "endpoint.disabled" as const, data: { endpointId: id, url, reason } };
}

type RecordedDocument = EndpointDocument & Pick<NewWebhookEndpoint, "origin">;

async function rowOf(env: Env, { pusher: _, ...document }: RecordedDocument): Promise<NewWebhookEndpoint> {
  const { headers } = await openEndpoint(parseSecrets(env.DATA_SECRETS), document);
  const { tenantId, instances, webhookByEvents, createdAt, updatedAt, ...same } = document;
  return {
    ...same,
    instanceIds: instances,
    byEvents: webhookByEvents,
    headerNames: Object.keys(headers ?? {}),
    disabledReason: null,
    disabledAt: null,
    createdAt: new Date(createdAt),
    updatedAt: new Date(updatedAt),
  };
}
