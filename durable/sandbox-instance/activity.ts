/** An instance nobody touches for this long is forgotten. */
const FORGOTTEN_AFTER_MS = 30 * 86_400_000;
const PRECISION_MS = 3_600_000;

/** Notes that the instance is in use, at most once an hour. */
export function noteUse(sql: SqlStorage, now: number) {
  sql.exec(
    `INSERT INTO activity (one, used_at) VALUES (1, ?1)
     ON CONFLICT (one) DO UPDATE SET used_at = ?1 WHERE used_at < ?1 - ${PRECISION_MS}`,
    now,
  );
}

export function forgottenAt(sql: SqlStorage): number | null {
  const [row] = sql.exec<{ used_at: number }>("SELECT used_at FROM activity").toArray();
  return row ? row.used_at + FORGOTTEN_AFTER_MS : null;
}
