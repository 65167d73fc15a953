import type { ScheduledStep } from "./handler";

/** Deliveries kept per instance; the oldest go first. Steps come from calls, so their number is bounded likewise. */
const MAX_QUEUED = 1_000;

/** Stands for an address where a delivery is no webhook but a question for a bot. */
export const BOT_QUESTION = "bot:";

export interface Delivery {
  id: number;
  /** Attempts made so far. */
  attempt: number;
  url: string;
  headers: Record<string, string>;
  body: string;
}

export function insertStep(sql: SqlStorage, due: number, { step, input }: ScheduledStep) {
  sql.exec("INSERT INTO steps (due, step, input) VALUES (?, ?, ?)", due, step, JSON.stringify(input));
  dropOldest(sql, "steps");
}

/** Removes the earliest step that is due, in order of time. */
export function takeDueStep(sql: SqlStorage, now: number): ScheduledStep | undefined {
  const [row] = sql
    .exec<{ step: string; input: string }>(
      `DELETE FROM steps WHERE id = (SELECT id FROM steps WHERE due <= ? ORDER BY due, id LIMIT 1)
       RETURNING step, input`,
      now,
    )
    .toArray();
  return row && { step: row.step, input: JSON.parse(row.input) };
}

export function removeAllSteps(sql: SqlStorage) {
  sql.exec("DELETE FROM steps");
}

export function insertDelivery(sql: SqlStorage, due: number, delivery: Omit<Delivery, "id" | "attempt">) {
  const { url, headers, body } = delivery;
  sql.exec(
    "INSERT INTO deliveries (due, url, headers, body) VALUES (?, ?, ?, ?)",
    due,
    url,
    JSON.stringify(headers),
    body,
  );
  dropOldest(sql, "deliveries");
}

/** New deliveries in the order queued; a failed one waits for its own time and holds up no other. */
export function nextDelivery(sql: SqlStorage, now: number): Delivery | undefined {
  const [row] = sql
    .exec<{ id: number; attempt: number; url: string; headers: string; body: string }>(
      "SELECT id, attempt, url, headers, body FROM deliveries WHERE due <= ? ORDER BY due, id LIMIT 1",
      now,
    )
    .toArray();
  return row && { ...row, headers: JSON.parse(row.headers) };
}

export function postponeDelivery(sql: SqlStorage, id: number, due: number) {
  sql.exec("UPDATE deliveries SET attempt = attempt + 1, due = ? WHERE id = ?", due, id);
}

export function removeDelivery(sql: SqlStorage, id: number) {
  sql.exec("DELETE FROM deliveries WHERE id = ?", id);
}

export function earliestDue(sql: SqlStorage): number | null {
  return sql
    .exec<{ due: number | null }>(
      "SELECT min(due) AS due FROM (SELECT min(due) AS due FROM steps UNION ALL SELECT min(due) AS due FROM deliveries)",
    )
    .one().due;
}

function dropOldest(sql: SqlStorage, table: "steps" | "deliveries") {
  sql.exec(`DELETE FROM ${table} WHERE id <= (SELECT id FROM ${table} ORDER BY id DESC LIMIT 1 OFFSET ${MAX_QUEUED})`);
}
