import type { Sql } from "../sql";
import { STEP_MS } from "./due-times";
import type { DeliveryState, DeliverySummary, LogQuery, Replay, ResendReply } from "./messages";
import { isOpen, type StoredAttempt } from "./store";

/** What was and will be delivered, as it is shown, and how it is sent again. */

interface LogRow extends Record<string, SqlStorageValue> {
  id: string;
  event: string;
  instanceId: string | null;
  state: DeliveryState;
  due: number | null;
  createdAt: number;
  moreParts: number;
  attempts: string;
}

const COLUMNS = `id, event, instance_id AS instanceId, state, due, created_at AS createdAt, more_parts AS moreParts, attempts`;

/** Newest first. */
export function listDeliveries(sql: Sql, { state, before, limit }: LogQuery): DeliverySummary[] {
  const query = `SELECT ${COLUMNS} FROM outgoing WHERE (?1 IS NULL OR state = ?1) AND (?2 IS NULL OR id < ?2)
    ORDER BY id DESC LIMIT ?3`;
  return sql.run<LogRow>(query, state ?? null, before ?? null, limit).map((row) => ({
    ...summary(row),
    attempts: attemptsOf(row).length,
  }));
}

export interface StoredDelivery extends Omit<DeliverySummary, "attempts"> {
  moreParts: number;
  attempts: StoredAttempt[];
}

export function findDelivery(sql: Sql, id: string): StoredDelivery | undefined {
  const [row] = sql.run<LogRow>(`SELECT ${COLUMNS} FROM outgoing WHERE id = ?`, id);
  return row && { ...summary(row), moreParts: row.moreParts, attempts: attemptsOf(row) };
}

function summary(row: LogRow): Omit<DeliverySummary, "attempts"> {
  const { id, event, instanceId, state, due } = row;
  const latest = attemptsOf(row).at(-1);
  const last = latest ? shownAttempt(latest) : null;
  return { id, event, instanceId, state, createdAt: Math.floor(row.createdAt), nextAt: due && Math.floor(due), last };
}

const attemptsOf = ({ attempts }: LogRow) => JSON.parse(attempts) as StoredAttempt[];

export const shownAttempt = ({ at, due, ms, status, error }: StoredAttempt) => ({ at, due, ms, status, error });

/** Puts a settled delivery back into the queue, with a schedule of its own. One that waits is brought forward. */
export function resend(sql: Sql, id: string, due: number): ResendReply {
  const [row] = sql.run<{ erased: number }>("SELECT body IS NULL AS erased FROM outgoing WHERE id = ?", id);
  if (!row) return { ok: false, code: "not_found" };
  if (row.erased) return { ok: false, code: "erased" };
  if (!isOpen(sql)) return { ok: false, code: "closed" };
  sql.run("UPDATE outgoing SET state = 'pending', tries = 0, due = ?, replay = NULL WHERE id = ?", due, id);
  return { ok: true };
}

/** All that failed since then, in their order. Undefined for an endpoint that takes nothing. */
export function resendFailed(sql: Sql, since: number, due: number): Replay | undefined {
  if (!isOpen(sql)) return undefined;
  const startedAt = Math.floor(due);
  const failed = "SELECT id FROM outgoing WHERE state = 'failed' AND body IS NOT NULL AND id >= ? ORDER BY id";
  const ids = sql.run<{ id: string }>(failed, eventIdAt(since));
  ids.forEach(({ id }, place) => {
    const update = "UPDATE outgoing SET state = 'pending', tries = 0, due = ?, replay = ? WHERE id = ?";
    sql.run(update, due + place * STEP_MS, startedAt, id);
  });
  sql.run("UPDATE endpoint SET replay = ?", JSON.stringify({ startedAt, total: ids.length }));
  return findReplay(sql) ?? undefined;
}

/** The last "resend all", and how far it has come. */
export function findReplay(sql: Sql): Replay | null {
  const [row] = sql.run<{ replay: string | null }>("SELECT replay FROM endpoint");
  if (!row?.replay) return null;
  const { startedAt, total } = JSON.parse(row.replay) as Pick<Replay, "startedAt" | "total">;
  const query = "SELECT state, count(*) AS n FROM outgoing WHERE replay = ? GROUP BY state";
  const counts = new Map(sql.run<{ state: string; n: number }>(query, startedAt).map(({ state, n }) => [state, n]));
  return { startedAt, total, delivered: counts.get("delivered") ?? 0, failed: counts.get("failed") ?? 0 };
}

/** The least id of an event at that time: ids begin with the time in hex. */
export function eventIdAt(ms: number): string {
  const time = Math.max(0, Math.floor(ms)).toString(16).padStart(12, "0");
  return `evt_${time.slice(0, 8)}-${time.slice(8)}`;
}
